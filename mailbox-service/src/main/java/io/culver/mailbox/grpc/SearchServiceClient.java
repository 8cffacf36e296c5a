package io.culver.mailbox.grpc;

import com.google.protobuf.ByteString;
import io.culver.mailbox.domain.TextMatches;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.usecase.TextSearch;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.routing.Nodes;
import io.culver.proto.search.v1.AdvanceRequest;
import io.culver.proto.search.v1.QueryRequest;
import io.culver.proto.search.v1.QueryResponse;
import io.culver.proto.search.v1.SearchGrpc;
import io.grpc.StatusRuntimeException;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** The search service over gRPC. */
public final class SearchServiceClient implements TextSearch {
    private final Nodes search;

    /**
     * Asks these nodes, each about the accounts whose indexes it has.
     *
     * @param search they send answers of {@link Limits#SEARCH_ANSWER} octets
     */
    public SearchServiceClient(Nodes search) {
        this.search = search;
    }

    @Override
    public Answer query(
            AccountId account, List<SearchCriteria> criteria, ModSeq minSeq, Duration patience) {
        var request =
                QueryRequest.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .addAllCriteria(criteria.stream().map(CriteriaCodec::encode).toList())
                        .setMinSeq(minSeq.value())
                        .setPatienceMillis(Math.toIntExact(patience.toMillis()))
                        .build();
        QueryResponse response = ask(account, request);
        boolean isBehind = response.getIndexedSeq() < minSeq.value();
        if (response.getEmailIdsCount() != criteria.size() || (isBehind && patience.isZero())) {
            throw new IllegalStateException("the search service answers something else");
        }
        List<TextMatches> matches = new ArrayList<>(criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            List<Float> scores =
                    i < response.getScoresCount()
                            ? response.getScores(i).getScoresList()
                            : List.of();
            matches.add(new TextMatches(bitmap(response.getEmailIds(i)), scores));
        }
        return new Answer(matches, NumberCodec.modSeq(response.getIndexedSeq()));
    }

    private QueryResponse ask(AccountId account, QueryRequest request) {
        try {
            return within(account, Limits.SEARCH_TIMEOUT).query(request);
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }

    private static Roaring64NavigableMap bitmap(ByteString portable) {
        var bitmap = new Roaring64NavigableMap();
        try (var in = new DataInputStream(portable.newInput())) {
            bitmap.deserializePortable(in);
        } catch (IOException e) {
            throw new IllegalStateException("the search service sends no bitmap", e);
        }
        return bitmap;
    }

    @Override
    public void advance(AccountId account, ModSeq seq) {
        var notice =
                AdvanceRequest.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .setSeq(seq.value())
                        .build();
        try {
            var _ = within(account, Limits.NOTICE_TIMEOUT).advance(notice);
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }

    private SearchGrpc.SearchBlockingStub within(AccountId account, Duration timeout) {
        return SearchGrpc.newBlockingStub(search.of(account))
                .withMaxInboundMessageSize(Math.toIntExact(Limits.SEARCH_ANSWER.octets()))
                .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
