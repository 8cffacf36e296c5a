package io.culver.mailbox.grpc;

import static io.culver.mailbox.grpc.RunningService.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.culver.mailbox.domain.TextMatches;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.proto.ErrorInterceptor;
import io.culver.proto.routing.Nodes;
import io.culver.proto.search.v1.AdvanceRequest;
import io.culver.proto.search.v1.AdvanceResponse;
import io.culver.proto.search.v1.QueryRequest;
import io.culver.proto.search.v1.QueryResponse;
import io.culver.proto.search.v1.SearchGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** What the search service's answers become. */
class SearchServiceClientTest {
    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));
    private static final List<SearchCriteria> TEA = List.of(new SearchCriteria.Text("tea"));

    private final Answers answers = new Answers();
    private Server server;
    private ManagedChannel channel;
    private SearchServiceClient client;

    @BeforeEach
    void start() throws IOException {
        String name = UUID.randomUUID().toString();
        server =
                InProcessServerBuilder.forName(name)
                        .intercept(new ErrorInterceptor(_ -> {}))
                        .addService(answers)
                        .build()
                        .start();
        channel = InProcessChannelBuilder.forName(name).build();
        client = new SearchServiceClient(Nodes.one(channel));
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void readsTheBitmapOfEachOfTheCriteria() {
        answers.next = answer(7, bitmap(1, 1L << 40));

        List<Roaring64NavigableMap> matches =
                client.query(ACCOUNT, TEA, new ModSeq(7), Duration.ZERO).matches().stream()
                        .map(TextMatches::emails)
                        .toList();

        assertEquals(1, matches.size());
        assertEquals(2, matches.getFirst().getLongCardinality());
        assertTrue(matches.getFirst().contains(1L << 40));
        assertEquals(7, answers.minSeq);
    }

    @Test
    void takesNoAnswerThatLeavesSomethingOut() {
        answers.next = answer(6, bitmap(1));
        assertThrows(
                IllegalStateException.class,
                () -> client.query(ACCOUNT, TEA, new ModSeq(7), Duration.ZERO));

        answers.next = answer(7);
        assertThrows(
                IllegalStateException.class,
                () -> client.query(ACCOUNT, TEA, new ModSeq(7), Duration.ZERO));

        answers.next = answer(7, ByteString.copyFromUtf8("no bitmap"));
        assertThrows(
                IllegalStateException.class,
                () -> client.query(ACCOUNT, TEA, new ModSeq(7), Duration.ZERO));
    }

    @Test
    void isUnavailableWhenTheServiceIs() {
        assertEquals(
                MailError.UNAVAILABLE,
                refusal(() -> client.query(ACCOUNT, TEA, new ModSeq(7), Duration.ZERO)));
        server.shutdownNow();
        assertEquals(
                MailError.UNAVAILABLE,
                refusal(() -> client.query(ACCOUNT, TEA, new ModSeq(7), Duration.ZERO)));
        assertEquals(MailError.UNAVAILABLE, refusal(() -> client.advance(ACCOUNT, new ModSeq(7))));
    }

    @Test
    void tellsThatALogHasGrown() {
        client.advance(ACCOUNT, new ModSeq(9));

        assertEquals(9, answers.advanced);
    }

    private static QueryResponse answer(long indexedSeq, ByteString... bitmaps) {
        return QueryResponse.newBuilder()
                .setIndexedSeq(indexedSeq)
                .addAllEmailIds(List.of(bitmaps))
                .build();
    }

    private static ByteString bitmap(long... emails) {
        ByteString.Output octets = ByteString.newOutput();
        try (var out = new DataOutputStream(octets)) {
            Roaring64NavigableMap.bitmapOf(emails).serializePortable(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return octets.toByteString();
    }

    /** Answers what it is told to; without that it does not answer. */
    private static final class Answers extends SearchGrpc.SearchImplBase {
        private QueryResponse next = QueryResponse.getDefaultInstance();
        private long minSeq;
        private long advanced;

        @Override
        public void query(QueryRequest request, StreamObserver<QueryResponse> response) {
            if (next.equals(QueryResponse.getDefaultInstance())) {
                throw new MailException(MailError.UNAVAILABLE, "no index");
            }
            minSeq = request.getMinSeq();
            Unary.answer(response, next);
        }

        @Override
        public void advance(AdvanceRequest request, StreamObserver<AdvanceResponse> response) {
            advanced = request.getSeq();
            Unary.answer(response, AdvanceResponse.getDefaultInstance());
        }
    }
}
