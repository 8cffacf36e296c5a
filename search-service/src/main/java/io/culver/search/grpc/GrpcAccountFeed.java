package io.culver.search.grpc;

import com.google.protobuf.ByteString;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.culver.proto.MetaCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.StructureCodec;
import io.culver.proto.mailbox.v1.AccountIdsRequest;
import io.culver.proto.mailbox.v1.AccountIdsResponse;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.mailbox.v1.ContentsRequest;
import io.culver.proto.mailbox.v1.ContentsResponse;
import io.culver.proto.mailbox.v1.DescribeRequest;
import io.culver.proto.mailbox.v1.DescribeResponse;
import io.culver.proto.mailbox.v1.DirectoryGrpc;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.proto.mailbox.v1.ReadRequest;
import io.culver.proto.mailbox.v1.ReadResponse;
import io.culver.proto.routing.Nodes;
import io.culver.search.ingest.AccountFeed;
import io.culver.search.limits.SearchLimits;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** The feed that the mailbox service's gRPC contract is. */
public final class GrpcAccountFeed implements AccountFeed {
    private final Nodes mailbox;

    /** Talks to these nodes of the mailbox service. */
    public GrpcAccountFeed(Nodes mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public Set<AccountId> remaining(Set<AccountId> accounts) {
        return call(() -> {
            Set<AccountId> remaining = new HashSet<>();
            Iterator<AccountIdsResponse> all =
                    bounded(DirectoryGrpc.newBlockingStub(mailbox.any()))
                            .accountIds(AccountIdsRequest.getDefaultInstance());
            while (all.hasNext()) {
                all.next().getAccountIdsList().stream()
                        .map(IdCodec::accountId)
                        .filter(accounts::contains)
                        .forEach(remaining::add);
            }
            return remaining;
        });
    }

    @Override
    public Gained since(AccountId account, ModSeq since) {
        var request =
                ContentsRequest.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .setSince(since.value())
                        .build();
        var changes = ChangesGrpc.newBlockingStub(mailbox.of(account));
        return call(() -> gained(bounded(changes).contents(request)));
    }

    private static Gained gained(Iterator<ContentsResponse> responses) {
        var emails = new Roaring64NavigableMap();
        boolean isEverything = false;
        while (responses.hasNext()) {
            ContentsResponse response = responses.next();
            if (response.getReset()) {
                emails.clear();
                isEverything = true;
            }
            response.getEmailIdsList().forEach(id -> emails.add(NumberCodec.emailId(id).value()));
            if (response.getUpTo() != 0) {
                return new Gained(isEverything, emails, NumberCodec.modSeq(response.getUpTo()));
            }
        }
        // An account without any change yet has nothing to be up to.
        return new Gained(isEverything, emails, ModSeq.ZERO);
    }

    @Override
    public Map<EmailId, MessageMeta> describe(AccountId account, List<EmailId> emails) {
        var request =
                DescribeRequest.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .addAllEmailIds(emails.stream().map(EmailId::value).toList())
                        .build();
        var messages = MessagesGrpc.newBlockingStub(mailbox.of(account));
        return call(() -> {
            Map<EmailId, MessageMeta> known = new LinkedHashMap<>();
            Iterator<DescribeResponse> responses = bounded(messages).describe(request);
            while (responses.hasNext()) {
                for (var description : responses.next().getDescriptionsList()) {
                    known.put(
                            NumberCodec.emailId(description.getEmailId()),
                            MetaCodec.decode(description.getMeta()));
                }
            }
            return known;
        });
    }

    @Override
    public List<Octets> read(AccountId account, List<Stretch> stretches) {
        var request = ReadRequest.newBuilder().setAccountId(IdCodec.encode(account));
        for (Stretch stretch : stretches) {
            request.addStretches(
                    ReadRequest.Stretch.newBuilder()
                            .setEmailId(stretch.email().value())
                            .setSpan(StructureCodec.encode(stretch.span())));
        }
        var messages = MessagesGrpc.newBlockingStub(mailbox.of(account));
        List<Octets> read = call(() -> joined(bounded(messages).read(request.build())));
        if (read.size() != stretches.size()) {
            throw new MailException(MailError.UNAVAILABLE, "octets are missing");
        }
        return read;
    }

    private static List<Octets> joined(Iterator<ReadResponse> pieces) {
        List<Octets> read = new ArrayList<>();
        ByteString stretch = ByteString.EMPTY;
        while (pieces.hasNext()) {
            ReadResponse piece = pieces.next();
            stretch = stretch.concat(piece.getOctets());
            if (piece.getLast()) {
                read.add(Octets.wrap(stretch.toByteArray()));
                stretch = ByteString.EMPTY;
            }
        }
        return read;
    }

    /** Waits for a mailbox service that is away for a moment: whoever asked us waits as well. */
    private static <S extends AbstractStub<S>> S bounded(S stub) {
        return stub.withWaitForReady()
                .withDeadlineAfter(SearchLimits.FEED_CALL)
                .withMaxInboundMessageSize((int) SearchLimits.FEED_MESSAGE.octets());
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }
}
