package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.testkit.imap.ImapClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * A client is cut off after any command, while others change the mailbox: what QRESYNC tells it
 * then is all that it has missed. RFC 7162 §3.2, §6; rule E11
 */
class ResynchronizationTest {
    private static final CulverHost HOST = new CulverHost(Optional.empty());
    private static final byte[] MESSAGE =
            "Subject: s\r\n\r\ntext".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 6;
    private static final List<String> COMMANDS =
            List.of(
                    "NOOP",
                    "FETCH 1:* (UID MODSEQ)",
                    "FETCH 1 (UID FLAGS)",
                    "FETCH 1:* (UID FLAGS) (CHANGEDSINCE 1)",
                    "UID FETCH 1:* (MODSEQ)",
                    "STORE 1 +FLAGS (\\Seen)",
                    "UID STORE 1:* -FLAGS (\\Seen)",
                    "UID STORE 1:* (UNCHANGEDSINCE 1) FLAGS (\\Draft)",
                    "SEARCH MODSEQ 1",
                    "UID SEARCH 1:2",
                    "EXPUNGE",
                    "STATUS INBOX (HIGHESTMODSEQ)");

    @AfterAll
    static void stop() {
        HOST.close();
    }

    private static ImapClient connect() {
        ImapClient client = HOST.connect();
        var _ = client.read();
        HOST.login(client);
        return client;
    }

    @RepeatedTest(5)
    void aClientThatWasCutOffMissesNothing(RepetitionInfo repetition) throws Exception {
        HOST.newAccount();
        Random random = new Random(repetition.getCurrentRepetition());
        OfflineCopy copy = new OfflineCopy();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ImapClient other = connect()) {
            for (int i = 0; i < 5; i++) {
                other.append("INBOX", MESSAGE).orThrow();
            }
            other.command("SELECT INBOX").orThrow();
            for (int round = 0; round < ROUNDS; round++) {
                whileOthersChange(other, random.nextLong(), threads, () -> work(copy, random));
                assertEqualAfterwards(copy);
            }
        }
    }

    private static void whileOthersChange(
            ImapClient other, long seed, ExecutorService threads, Runnable work)
            throws InterruptedException, ExecutionException {
        AtomicBoolean isOver = new AtomicBoolean();
        Future<?> changes = threads.submit(() -> change(other, new Random(seed), isOver));
        work.run();
        isOver.set(true);
        changes.get();
    }

    private static void change(ImapClient other, Random random, AtomicBoolean isOver) {
        while (!isOver.get()) {
            switch (random.nextInt(5)) {
                case 0 -> other.append("INBOX", MESSAGE).orThrow();
                case 1 -> {
                    other.command("UID STORE 1:* +FLAGS.SILENT (\\Flagged)").orThrow();
                    other.command("UID STORE 1:* -FLAGS.SILENT (\\Flagged)").orThrow();
                }
                case 2 -> {
                    long uid = 1L + random.nextInt(20);
                    other.command("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)").orThrow();
                    other.command("UID EXPUNGE " + uid).orThrow();
                }
                default -> {
                    long uid = 1L + random.nextInt(20);
                    other.command("UID STORE " + uid + " +FLAGS.SILENT ($Work)").orThrow();
                }
            }
        }
    }

    private static void work(OfflineCopy copy, Random random) {
        try (ImapClient client = connect()) {
            copy.synchronise(client);
            for (int i = random.nextInt(6); i >= 0; i--) {
                String command = COMMANDS.get(random.nextInt(COMMANDS.size()));
                copy.note(client.command(command)); // BAD if there is no message 1 any more
            }
        }
    }

    private static void assertEqualAfterwards(OfflineCopy copy) {
        OfflineCopy fresh = new OfflineCopy();
        try (ImapClient client = connect()) {
            copy.synchronise(client);
        }
        try (ImapClient client = connect()) {
            fresh.synchronise(client);
        }
        assertEquals(fresh.messages(), copy.messages());
    }
}
