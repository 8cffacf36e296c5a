package io.culver.mailbox.grpc;

import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.usecase.Peers;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.AnnounceRequest;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.routing.Nodes;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The nodes of this service over gRPC, among them this one. */
public final class PeerNodes implements Peers {
    private final Nodes nodes;
    private final Predicate<String> isThisOne;
    private volatile Set<String> here = Set.of();

    /**
     * Finds out which of the nodes this one is each time that there are others.
     *
     * @param isThisOne by a node's name; may block. A wrong answer costs time and nothing else
     * @param threads run what blocks
     */
    public PeerNodes(Nodes nodes, Predicate<String> isThisOne, Executor threads) {
        this.nodes = nodes;
        this.isThisOne = isThisOne;
        nodes.ring().listen(() -> threads.execute(this::look));
    }

    private void look() {
        here = nodes.ring().ready().stream().filter(isThisOne).collect(Collectors.toSet());
    }

    @Override
    public boolean belongsElsewhere(AccountId account) {
        Optional<String> node = nodes.ring().nodeOf(account);
        return node.isPresent() && !here.contains(node.get());
    }

    @Override
    public void announce(AccountId account, ModSeq seq) {
        try {
            var _ =
                    ChangesGrpc.newBlockingStub(nodes.of(account))
                            .withDeadlineAfter(
                                    Limits.ANNOUNCEMENT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                            .announce(
                                    AnnounceRequest.newBuilder()
                                            .setAccountId(IdCodec.encode(account))
                                            .setSeq(seq.value())
                                            .build());
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }
}
