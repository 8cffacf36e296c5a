package io.culver.search.grpc;

import com.google.protobuf.ByteString;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.search.v1.AdvanceRequest;
import io.culver.proto.search.v1.AdvanceResponse;
import io.culver.proto.search.v1.QueryRequest;
import io.culver.proto.search.v1.QueryResponse;
import io.culver.proto.search.v1.SearchGrpc;
import io.culver.search.index.Patience;
import io.culver.search.index.Ranking;
import io.culver.search.ingest.EagerFollower;
import io.culver.search.limits.SearchLimits;
import io.culver.search.query.FindMessages;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.roaringbitmap.longlong.Roaring64NavigableMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search service's contract: maps, calls, maps back. */
public final class SearchGrpcService extends SearchGrpc.SearchImplBase {
    private static final Logger log = LoggerFactory.getLogger(SearchGrpcService.class);

    private final FindMessages findMessages;
    private final EagerFollower follower;
    private final ScheduledExecutorService timer;

    /**
     * Serves queries by one use case, and follows logs ahead of them by the other.
     *
     * @param timer ends queries that take too long
     */
    public SearchGrpcService(
            FindMessages findMessages, EagerFollower follower, ScheduledExecutorService timer) {
        this.findMessages = findMessages;
        this.follower = follower;
        this.timer = timer;
    }

    @Override
    public void query(QueryRequest request, StreamObserver<QueryResponse> response) {
        AccountId account = IdCodec.accountId(request.getAccountId());
        List<SearchCriteria> criteria =
                request.getCriteriaList().stream().map(CriteriaCodec::decode).toList();
        ModSeq minSeq = NumberCodec.modSeq(request.getMinSeq());
        Duration freshness = Duration.ofMillis(request.getPatienceMillis());
        FindMessages.Found found = find(account, criteria, minSeq, freshness);
        var answer = QueryResponse.newBuilder().setIndexedSeq(found.indexedSeq().value());
        for (Ranking ranking : found.answers()) {
            answer.addEmailIds(octets(ranking.emails()));
            answer.addScores(QueryResponse.Scores.newBuilder().addAllScores(ranking.scores()));
        }
        response.onNext(answer.build());
        response.onCompleted();
    }

    /** Gives up when the caller does, or at its deadline, or at ours. */
    private FindMessages.Found find(
            AccountId account, List<SearchCriteria> criteria, ModSeq minSeq, Duration freshness) {
        var patience = new Patience();
        Patience forIndex = freshness.isZero() ? patience : within(freshness);
        var call =
                Context.current()
                        .withDeadlineAfter(
                                SearchLimits.QUERY.toMillis(), TimeUnit.MILLISECONDS, timer);
        call.addListener(
                _ -> {
                    patience.end();
                    forIndex.end();
                },
                Runnable::run);
        try {
            return findMessages.find(account, criteria, minSeq, patience, forIndex);
        } catch (UncheckedIOException e) {
            log.atError()
                    .addKeyValue("account", account)
                    .setCause(e)
                    .log("search index cannot be used; is the disk full?");
            throw new MailException(MailError.UNAVAILABLE, "search index cannot be used");
        } finally {
            call.cancel(null);
        }
    }

    private Patience within(Duration time) {
        var patience = new Patience();
        var _ = timer.schedule(patience::end, time.toMillis(), TimeUnit.MILLISECONDS);
        return patience;
    }

    private static ByteString octets(Roaring64NavigableMap emails) {
        emails.runOptimize();
        ByteString.Output octets = ByteString.newOutput();
        try (var out = new DataOutputStream(octets)) {
            emails.serializePortable(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the heap has no output errors
        }
        return octets.toByteString();
    }

    @Override
    public void advance(AdvanceRequest request, StreamObserver<AdvanceResponse> response) {
        follower.advanced(IdCodec.accountId(request.getAccountId()));
        response.onNext(AdvanceResponse.getDefaultInstance());
        response.onCompleted();
    }
}
