package io.culver.search;

import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.culver.proto.search.v1.AdvanceRequest;
import io.culver.proto.search.v1.QueryRequest;
import io.culver.proto.search.v1.QueryResponse;
import io.culver.proto.search.v1.SearchGrpc;
import io.culver.search.copy.MemoryCopies;
import io.culver.search.ingest.MemoryFeed;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** The service as its callers see it, over gRPC within the process. */
class SearchServiceTest {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final AccountId BOB = new AccountId(new UUID(0, 2));
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir private Path directory;
    private final MemoryFeed feed = new MemoryFeed();
    private SearchService service;
    private Server server;
    private ManagedChannel channel;
    private SearchGrpc.SearchBlockingStub search;

    @BeforeEach
    void start() throws IOException {
        service =
                SearchService.start(
                        SearchConfig.of(directory),
                        feed,
                        new MemoryCopies(),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        new SimpleMeterRegistry());
        String name = UUID.randomUUID().toString();
        server =
                InProcessServerBuilder.forName(name)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .addService(service.definition())
                        .build()
                        .start();
        channel = InProcessChannelBuilder.forName(name).build();
        search = SearchGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
        service.close();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    @Test
    void findsAMessageThatWasAppendedJustNow() {
        for (int i = 1; i <= 20; i++) {
            ModSeq seq = feed.append(ANNE, "Subject: number " + i + ".\r\n\r\nbody " + i);
            assertFound(ANNE, subject("number " + i + "."), seq, i);
            assertFound(ANNE, new SearchCriteria.Text("body " + i), seq, i);
        }
    }

    @Test
    void answersEachOfTheCriteria() throws IOException {
        feed.append(ANNE, "Subject: one\r\n\r\nred");
        ModSeq seq = feed.append(ANNE, "Subject: two\r\n\r\nred blue");
        QueryResponse response =
                query(ANNE, seq, subject("two"), new SearchCriteria.Body("red"), subject("three"));
        assertEquals(seq.value(), response.getIndexedSeq());
        assertArrayEquals(new long[] {2}, ids(response.getEmailIds(0)));
        assertArrayEquals(new long[] {1, 2}, ids(response.getEmailIds(1)));
        assertArrayEquals(new long[] {}, ids(response.getEmailIds(2)));
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws IOException {
        ModSeq seq = feed.append(ANNE, "Subject: first\r\n\r\n");
        assertFound(ANNE, subject("first"), seq, 1);
        int read = feed.octetsRead();
        restart();
        assertFound(ANNE, subject("first"), seq, 1);
        assertEquals(read, feed.octetsRead());
        assertFound(ANNE, subject("second"), feed.append(ANNE, "Subject: second\r\n\r\n"), 2);
    }

    @Test
    void withoutItsDirectoryFindsTheSame() throws IOException {
        ModSeq seq = feed.append(ANNE, "Subject: first\r\n\r\n");
        assertFound(ANNE, subject("first"), seq, 1);
        stop();
        deleteFiles(directory.resolve(ANNE.toString()));
        start();
        assertFound(ANNE, subject("first"), seq, 1);
    }

    @Test
    void aRestartInTheMiddleOfIndexingLosesNothing() throws IOException {
        int messages = 1_000;
        ModSeq seq = ModSeq.ZERO;
        int octets = 0;
        for (int i = 1; i <= messages; i++) {
            String message = "Subject: mail " + i + "\r\n\r\n";
            octets += message.length();
            seq = feed.append(ANNE, message);
        }
        feed.setStuckAfter(octets / 2);
        advance(ANNE);
        eventually(feed::isStuck);
        int read = feed.octetsRead();
        restart();
        feed.setStuck(false);
        assertFound(ANNE, subject("mail"), seq, LongStream.rangeClosed(1, messages).toArray());
        assertTrue(feed.octetsRead() - octets < read / 2, "most of it was kept");
    }

    @Test
    void followsAgainOnceTheLogCanBeRead() {
        feed.append(ANNE, "Subject: hello\r\n\r\n");
        feed.setDown(true);
        advance(ANNE);
        eventually(() -> feed.refusals() >= 2);
        assertTrue(feed.refusals() < 10, "tries again, but not at once");
        feed.setDown(false);
        untilFound(ANNE, subject("h"), ModSeq.ZERO, 1);
    }

    @Test
    void withADamagedFileFindsTheSame() throws IOException {
        ModSeq seq = feed.append(ANNE, "Subject: first\r\n\r\n");
        assertFound(ANNE, subject("first"), seq, 1);
        stop();
        for (Path file : files(directory.resolve(ANNE.toString()))) {
            byte[] octets = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(octets, octets.length / 2));
        }
        start();
        assertFound(ANNE, subject("first"), seq, 1);
        assertFound(ANNE, subject("second"), feed.append(ANNE, "Subject: second\r\n\r\n"), 2);
    }

    @Test
    void findsTheSameAfterItsDirectoryWasDeletedUnderIt() throws IOException {
        ModSeq seq = feed.append(ANNE, "Subject: first\r\n\r\n");
        assertFound(ANNE, subject("first"), seq, 1);
        deleteFiles(directory.resolve(ANNE.toString()));
        for (int i = 2; i <= 5; i++) {
            seq = feed.append(ANNE, "Subject: next\r\n\r\n");
            assertFound(ANNE, subject("first"), seq, 1);
        }
        assertFound(ANNE, subject("next"), seq, 2, 3, 4, 5);
    }

    @Test
    void isUnavailableWhileTheDiskRefusesAndGoesOnAfterwards() throws IOException {
        ModSeq seq = feed.append(ANNE, "Subject: first\r\n\r\n");
        Path obstacle = Files.createFile(directory.resolve(ANNE.toString()));
        assertEquals(MailError.UNAVAILABLE, refusal(ANNE, subject("first"), seq));
        assertFound(BOB, subject("other"), feed.append(BOB, "Subject: other\r\n\r\n"), 1);
        Files.delete(obstacle);
        assertFound(ANNE, subject("first"), seq, 1);
    }

    @Test
    void readsNothingTwiceWhenTheLogDoesNotReachBack() {
        for (int i = 1; i <= 10; i++) {
            feed.append(ANNE, "Subject: mail " + i + "\r\n\r\n");
        }
        ModSeq seq = feed.expunge(ANNE, 3);
        assertFound(ANNE, subject("mail"), seq, 1, 2, 4, 5, 6, 7, 8, 9, 10);
        feed.expunge(ANNE, 5);
        seq = feed.append(ANNE, "Subject: mail 11\r\n\r\n");
        feed.trim(ANNE);
        int read = feed.octetsRead();
        assertFound(ANNE, subject("mail"), seq, 1, 2, 4, 6, 7, 8, 9, 10, 11);
        assertEquals(read + "Subject: mail 11\r\n\r\n".length(), feed.octetsRead());
    }

    @Test
    void beginsAgainWhenTheAccountHasAnotherHistory() throws Exception {
        feed.append(ANNE, "Subject: old one\r\n\r\n");
        assertFound(ANNE, subject("o"), feed.append(ANNE, "Subject: old two\r\n\r\n"), 1, 2);
        feed.lose(ANNE);
        ModSeq seq = feed.append(ANNE, "Subject: new one\r\n\r\n");
        advance(ANNE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                clients.add(threads.submit(() -> untilFound(ANNE, subject("new"), seq, 1)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        assertFound(ANNE, subject("old"), seq);
    }

    /** Asks again and again until this is found; no refusal is taken. */
    private void untilFound(
            AccountId account, SearchCriteria criteria, ModSeq minSeq, long... emails) {
        eventually(() -> Arrays.equals(emails, found(account, criteria, minSeq)));
    }

    @Test
    void followsAheadOfTheNextQueryWhenToldThatTheLogHasGrown() {
        feed.append(ANNE, "Subject: hello\r\n\r\n");
        advance(ANNE);
        untilFound(ANNE, subject("h"), ModSeq.ZERO, 1);
    }

    @Test
    void neverShowsOneAccountTheOther() throws IOException {
        String canary = "canary7c1e";
        ModSeq anne = feed.append(ANNE, "Subject: " + canary + "\r\n\r\n" + canary);
        ModSeq bob = feed.append(BOB, "Subject: other\r\n\r\nother");
        assertFound(ANNE, new SearchCriteria.Text(canary), anne, 1);
        assertFound(BOB, new SearchCriteria.Text(canary), bob);
        assertFound(BOB, subject(canary), bob);
        stop();
        for (Path file : files(directory.resolve(BOB.toString()))) {
            String octets = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertTrue(!octets.contains(canary), file::toString);
        }
        start();
    }

    @Test
    void refusesRatherThanAnswerTooLittle() {
        ModSeq seq = feed.append(ANNE, "Subject: first\r\n\r\n");
        assertFound(ANNE, subject("first"), seq, 1);
        feed.setDown(true);
        assertFound(ANNE, subject("first"), seq, 1);
        assertEquals(MailError.UNAVAILABLE, refusal(ANNE, subject("first"), seq.next()));
        feed.setDown(false);
        assertEquals(MailError.UNAVAILABLE, refusal(ANNE, subject("first"), seq.next()));
        assertEquals(MailError.NO_SUCH_ACCOUNT, refusal(BOB, subject("first"), seq));
        assertEquals(MailError.INVALID, refusal(ANNE, new SearchCriteria.All(), seq));
    }

    @Test
    void keepsNothingOfAnAccountThatIsGone() {
        ModSeq seq = feed.append(ANNE, "Subject: first\r\n\r\n");
        assertFound(ANNE, subject("first"), seq, 1);
        feed.delete(ANNE);
        assertEquals(MailError.NO_SUCH_ACCOUNT, refusal(ANNE, subject("first"), seq.next()));
        eventually(() -> Files.notExists(directory.resolve(ANNE.toString())));
    }

    @Test
    void deletesIndexesOfAccountsThatWereDeletedWhileItWasAway() throws IOException {
        assertFound(ANNE, subject("a"), feed.append(ANNE, "Subject: anne\r\n\r\n"), 1);
        ModSeq seq = feed.append(BOB, "Subject: bob\r\n\r\n");
        assertFound(BOB, subject("b"), seq, 1);
        stop();
        feed.delete(ANNE);
        start();
        eventually(() -> Files.notExists(directory.resolve(ANNE.toString())));
        int read = feed.octetsRead();
        assertFound(BOB, subject("b"), seq, 1);
        assertEquals(read, feed.octetsRead());
    }

    @Test
    void stopsWhenTheCallerGivesUp() {
        ModSeq seq = feed.append(ANNE, "Subject: first\r\n\r\n");
        feed.setStuck(true);
        var failure =
                assertThrows(
                        StatusRuntimeException.class,
                        () ->
                                search.withDeadlineAfter(Duration.ofMillis(200))
                                        .query(request(ANNE, seq, subject("first"))));
        assertEquals(Status.Code.DEADLINE_EXCEEDED, failure.getStatus().getCode());
        feed.setStuck(false);
        assertFound(ANNE, subject("first"), seq, 1);
    }

    @Test
    void queriesSeeAllThatWasAppendedBeforeWhileMoreArrives() throws Exception {
        int each = 100;
        List<Callable<Integer>> clients = new ArrayList<>();
        for (AccountId account : List.of(ANNE, BOB)) {
            for (int client = 0; client < 3; client++) {
                String name = "client" + client;
                clients.add(() -> appendAndSearch(account, name, each));
            }
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> found : threads.invokeAll(clients)) {
                assertEquals(each, found.get());
            }
        }
    }

    private int appendAndSearch(AccountId account, String name, int times) {
        int found = 0;
        for (int i = 1; i <= times; i++) {
            ModSeq seq = feed.append(account, "Subject: " + name + "\r\n\r\nmail " + i);
            found = found(account, subject(name), seq).length;
            assertEquals(i, found);
        }
        return found;
    }

    private void advance(AccountId account) {
        search.advance(AdvanceRequest.newBuilder().setAccountId(IdCodec.encode(account)).build());
    }

    private void assertFound(
            AccountId account, SearchCriteria criteria, ModSeq minSeq, long... emails) {
        assertArrayEquals(emails, found(account, criteria, minSeq));
    }

    private long[] found(AccountId account, SearchCriteria criteria, ModSeq minSeq) {
        return ids(query(account, minSeq, criteria).getEmailIds(0));
    }

    private QueryResponse query(AccountId account, ModSeq minSeq, SearchCriteria... criteria) {
        return search.withDeadlineAfter(LONG).query(request(account, minSeq, criteria));
    }

    private static QueryRequest request(
            AccountId account, ModSeq minSeq, SearchCriteria... criteria) {
        return QueryRequest.newBuilder()
                .setAccountId(IdCodec.encode(account))
                .setMinSeq(minSeq.value())
                .addAllCriteria(Arrays.stream(criteria).map(CriteriaCodec::encode).toList())
                .build();
    }

    private MailError refusal(AccountId account, SearchCriteria criteria, ModSeq minSeq) {
        var failure =
                assertThrows(StatusRuntimeException.class, () -> found(account, criteria, minSeq));
        return ((MailException) GrpcErrors.fromRead(failure)).error();
    }

    private static long[] ids(ByteString octets) {
        var emails = new Roaring64NavigableMap();
        try (var in = new DataInputStream(octets.newInput())) {
            emails.deserializePortable(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return LongStream.of(emails.toArray()).toArray();
    }

    private static SearchCriteria subject(String text) {
        return new SearchCriteria.Header("Subject", text);
    }

    private static void deleteFiles(Path directory) throws IOException {
        for (Path file : files(directory)) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
