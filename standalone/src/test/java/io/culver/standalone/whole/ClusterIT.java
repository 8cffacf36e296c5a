package io.culver.standalone.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.cassandra.CassandraNode;
import io.culver.testkit.imap.Idle;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import io.culver.testkit.imap.ResponseLine;
import io.culver.testkit.transcript.Transcripts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The roles as processes of their own on Cassandra, seen by ordinary clients. */
class ClusterIT {
    private static final byte[] MESSAGE =
            "Subject: hello\r\n\r\nwords to find\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PUSH = Duration.ofSeconds(10);
    private static final Pattern KEYWORD = Pattern.compile("k\\d+");

    @TempDir private static Path folder;

    private static Cluster cluster;
    private static int mailboxPort;
    private static int firstPort;
    private static int secondPort;
    private static int otherMailboxPort;

    @BeforeAll
    static void startCluster() throws IOException, InterruptedException {
        CassandraNode node = CassandraNode.shared();
        System.out.println("Cassandra: " + node.kind());
        cluster = new Cluster(folder, node, "cluster");
        mailboxPort = CulverProcess.freePort();
        var _ = cluster.startMailbox(mailboxPort);
        var _ = cluster.startSearch(mailboxPort);
        firstPort = CulverProcess.freePort();
        secondPort = CulverProcess.freePort();
        var _ = cluster.startFrontend(mailboxPort, firstPort);
        var _ = cluster.startFrontend(mailboxPort, secondPort);
        otherMailboxPort = CulverProcess.freePort();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @TestFactory
    Stream<DynamicTest> sessions() {
        Path data = Cluster.data(folder, "mailbox", mailboxPort, 0);
        return Transcripts.in(TranscriptsIT.TRANSCRIPTS, new ProcessHost(data, firstPort));
    }

    /** Rules E11, G16. */
    @Test
    void whatOneFrontEndChangesReachesIdleOnAnother() {
        try (ImapClient writer = CulverProcess.logIn(firstPort);
                ImapClient reader = CulverProcess.logIn(secondPort)) {
            writer.command("CREATE shared").orThrow();
            writer.command("SELECT shared").orThrow();
            reader.command("SELECT shared").orThrow();
            Idle idle = reader.idle();

            writer.append("shared", MESSAGE).orThrow();
            assertEquals("* 1 EXISTS", next(idle, "EXISTS"));
            writer.command("STORE 1 +FLAGS (\\Deleted)").orThrow();
            assertTrue(next(idle, "FETCH").contains("\\Deleted"));
            writer.command("EXPUNGE").orThrow();
            assertEquals("* 1 EXPUNGE", next(idle, "EXPUNGE"));

            idle.done();
            assertEquals(view(writer), view(reader), "both clients end with the same view");
        }
    }

    /** Rule J10. */
    @Test
    void anAppendedMessageIsFoundByTheNextSearch() {
        try (ImapClient client = CulverProcess.logIn(firstPort)) {
            client.command("CREATE searched").orThrow();
            client.append("searched", MESSAGE).orThrow();
            client.command("SELECT searched").orThrow();
            for (String key : List.of("SUBJECT ELL", "TEXT find", "BODY words", "UNSEEN")) {
                List<ResponseLine> found = client.command("SEARCH " + key).orThrow().untagged();
                assertEquals("* SEARCH 1", found.getFirst().text(), key);
            }
            List<ResponseLine> none = client.command("SEARCH TEXT absent").orThrow().untagged();
            assertEquals("* SEARCH", none.getFirst().text());
        }
    }

    @Test
    void twoMailboxNodesThatBothOwnAnAccountLoseNoStore() throws Exception {
        int keywords = 100;
        int stores = 10;
        int thirdPort = CulverProcess.freePort();
        var _ = cluster.startMailbox(otherMailboxPort);
        var _ = cluster.startFrontend(otherMailboxPort, thirdPort);
        try (ImapClient client = CulverProcess.logIn(firstPort)) {
            client.command("CREATE contended").orThrow();
            for (int i = 0; i < stores; i++) {
                client.append("contended", MESSAGE).orThrow();
            }
        }
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int half = 0; half < 4; half++) {
            int port = half % 2 == 0 ? firstPort : thirdPort;
            int from = half * keywords / 4;
            threads.add(
                    Thread.ofVirtual()
                            .start(() ->
                                    storeKeywords(port, from, keywords / 4, stores, failures)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), List.copyOf(failures));
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < keywords; i++) {
            expected.add("k" + i);
        }
        for (int port : List.of(firstPort, thirdPort)) {
            try (ImapClient client = CulverProcess.logIn(port)) {
                client.command("SELECT contended").orThrow();
                Response flags = client.command("FETCH 1:* (FLAGS)").orThrow();
                assertEquals(stores, flags.untagged().size());
                flags.untagged().forEach(line -> assertEquals(expected, keywords(line.text())));
            }
        }
    }

    /** One STORE at a time: each keyword on each message, 1,000 STOREs among all threads. */
    private static void storeKeywords(
            int port,
            int from,
            int count,
            int messages,
            ConcurrentLinkedQueue<Throwable> failures) {
        try (ImapClient client = CulverProcess.logIn(port)) {
            client.command("SELECT contended").orThrow();
            for (int keyword = from; keyword < from + count; keyword++) {
                for (int message = 1; message <= messages; message++) {
                    client.command("STORE " + message + " +FLAGS.SILENT (k" + keyword + ")")
                            .orThrow();
                }
            }
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private static Set<String> keywords(String line) {
        Set<String> keywords = new TreeSet<>();
        Matcher matcher = KEYWORD.matcher(line);
        while (matcher.find()) {
            keywords.add(matcher.group());
        }
        return keywords;
    }

    private static String next(Idle idle, String word) {
        while (true) {
            Optional<ResponseLine> line = idle.next(PUSH);
            String text = line.map(ResponseLine::text).orElseThrow();
            if (text.contains(word)) {
                return text;
            }
        }
    }

    private static List<String> view(ImapClient client) {
        return client.command("UID FETCH 1:* (UID FLAGS)").orThrow().untagged().stream()
                .map(ResponseLine::text)
                .toList();
    }
}
