package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.testkit.imap.Idle;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import io.culver.testkit.imap.ResponseLine;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream of changes that breaks costs a session time, never a change. RFC 9051 §5.2; rule G16 */
class BrokenWatchTest {

    private static final CulverHost HOST = new CulverHost(Optional.empty());
    private static final int MESSAGES = 200;
    private static final byte[] MESSAGE =
            "Subject: new\r\n\r\nnew\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What becomes of the stream. */
    enum Break {
        SERVICE_COMPLETES_IT,
        SERVICE_FAILS_IT,
        CONNECTION_DIES,
        SERVICE_RESTARTS;

        void happen() {
            switch (this) {
                case SERVICE_COMPLETES_IT -> HOST.node().endWatches(Status.OK);
                case SERVICE_FAILS_IT -> HOST.node().endWatches(Status.UNAVAILABLE);
                case CONNECTION_DIES -> HOST.node().cutConnection();
                case SERVICE_RESTARTS -> HOST.node().restart();
            }
        }
    }

    @BeforeEach
    void makeAccount() {
        HOST.newAccount();
    }

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @ParameterizedTest
    @EnumSource
    void idleTellsEachChangeOnce(Break broken) {
        try (ImapClient reader = selected();
                ImapClient writer = selected()) {
            Idle idle = reader.idle();
            broken.happen();
            writer.append("INBOX", MESSAGE).orThrow();
            assertEquals("* 1 EXISTS", next(idle));
            broken.happen();
            writer.command("STORE 1 +FLAGS.SILENT (\\Deleted)").orThrow();
            String flags = next(idle);
            assertTrue(flags.startsWith("* 1 FETCH (UID 1 FLAGS (\\Deleted"), flags);
            broken.happen();
            writer.command("EXPUNGE").orThrow();
            assertEquals("* 1 EXPUNGE", next(idle));
            assertEquals(List.of(), texts(idle.done().untagged()));
            assertEquals(List.of(), texts(reader.command("NOOP").orThrow().untagged()));
        }
    }

    /** It is known that there is a change, but not which: nothing else would come of it. */
    @Test
    void idleTellsWhatTheServiceCouldNotSayAtFirst() {
        try (ImapClient reader = selected();
                ImapClient writer = selected()) {
            Idle idle = reader.idle();
            HOST.node().refuse(ChangesGrpc.getSinceMethod(), Status.RESOURCE_EXHAUSTED);
            writer.append("INBOX", MESSAGE);
            assertEquals(Optional.empty(), idle.next(Duration.ofSeconds(1)));
            HOST.node().refuse(ChangesGrpc.getSinceMethod(), Status.OK);
            assertEquals("* 1 EXISTS", next(idle));
            assertEquals(List.of(), texts(idle.done().untagged()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noopTellsAtOnceWhatTheStreamDidNot(Break broken) {
        try (ImapClient reader = selected();
                ImapClient writer = selected()) {
            broken.happen();
            writer.append("INBOX", MESSAGE).orThrow();
            assertEquals(List.of("* 1 EXISTS"), texts(reader.command("NOOP").orThrow().untagged()));
            assertEquals(List.of(), texts(reader.command("NOOP").orThrow().untagged()));
        }
    }

    /** Rule I10. */
    @ParameterizedTest
    @EnumSource
    void appendTellsAtOnceWhatItDidItself(Break broken) {
        try (ImapClient client = selected()) {
            broken.happen();
            Response appended = client.append("INBOX", MESSAGE).orThrow();
            assertEquals(List.of("* 1 EXISTS"), texts(appended.untagged()));
        }
    }

    /**
     * An acknowledged change is visible from then on, whether or not its event is there. Rule G8.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UID FETCH 1:* (FLAGS)",
                "UID FETCH 1 (FLAGS)",
                "UID SEARCH ALL",
                "UID SEARCH KEYWORD none",
                "UID SORT (ARRIVAL) UTF-8 ALL",
                "UID SORT (ARRIVAL) UTF-8 KEYWORD none",
                "UID THREAD REFERENCES UTF-8 ALL",
                "UID THREAD REFERENCES UTF-8 KEYWORD none",
                "STORE 2 +FLAGS.SILENT (\\Draft)",
                "STATUS INBOX (MESSAGES)",
                "NOOP"
            })
    void noAnswerShowsWhatItsEndDoesNotTell(String command) {
        try (ImapClient reader = selected();
                ImapClient writer = selected()) {
            for (int i = 0; i < 3; i++) {
                writer.append("INBOX", MESSAGE).orThrow();
            }
            reader.command("NOOP").orThrow();
            Break.SERVICE_COMPLETES_IT.happen();
            writer.command("STORE 1 +FLAGS.SILENT (\\Deleted)").orThrow();
            writer.command("EXPUNGE").orThrow();
            writer.append("INBOX", MESSAGE).orThrow();
            List<String> told = texts(reader.command(command).orThrow().untagged());
            assertTrue(told.contains("* 4 EXISTS"), told.toString());
        }
    }

    @Test
    void idleLosesNothingWhileTheStreamKeepsBreaking() {
        try (ImapClient reader = selected();
                ImapClient writer = selected()) {
            Idle idle = reader.idle();
            for (int i = 0; i < MESSAGES; i++) {
                HOST.node().endWatches(Status.UNAVAILABLE);
                writer.append("INBOX", MESSAGE).orThrow();
            }
            List<Long> told = new ArrayList<>(List.of(0L));
            while (told.getLast() < MESSAGES) {
                String line = next(idle);
                assertTrue(line.endsWith(" EXISTS"), line);
                told.add(Long.parseLong(line, 2, line.indexOf(" EXISTS"), 10));
            }
            assertEquals(told.stream().sorted().distinct().toList(), told);
            assertEquals(List.of(), texts(idle.done().untagged()));
        }
    }

    private static ImapClient selected() {
        ImapClient client = HOST.connect();
        var _ = client.read();
        HOST.login(client);
        client.command("SELECT INBOX").orThrow();
        return client;
    }

    /** The next response but RECENT, which only repeats. */
    private static String next(Idle idle) {
        while (true) {
            ResponseLine line = idle.next(Duration.ofSeconds(30)).orElseThrow();
            if (!isRecent(line)) {
                return line.text();
            }
        }
    }

    private static List<String> texts(List<ResponseLine> lines) {
        return lines.stream().filter(line -> !isRecent(line)).map(ResponseLine::text).toList();
    }

    private static boolean isRecent(ResponseLine line) {
        return line.text().endsWith(" RECENT");
    }
}
