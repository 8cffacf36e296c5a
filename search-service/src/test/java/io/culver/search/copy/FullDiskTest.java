package io.culver.search.copy;

import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.culver.model.AccountId;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.search.ingest.MemoryFeed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk of indexes that fills up: a search is refused or right, and with room all goes on. Fault
 * F25. Needs a small file system of its own, which only root may mount.
 */
class FullDiskTest {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final SearchCriteria GREEN = new SearchCriteria.Body("green");
    private static final int LETTERS = 20_000;

    @TempDir private Path folder;
    private final MemoryFeed feed = new MemoryFeed();
    private final MemoryCopies copies = new MemoryCopies();
    private final SplittableRandom random = new SplittableRandom(1);
    private Path disk = Path.of("");
    private Path ballast = Path.of("");
    private ModSeq head = ModSeq.ZERO;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", "" + disk);
        if (!isMounted) {
            System.out.println("FullDiskTest: skipped, as this user may not mount a tmpfs");
        }
        assumeTrue(isMounted, "this user may not mount a tmpfs");
        ballast = disk.resolve("ballast");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", "-l", disk.toString());
    }

    @Test
    void refusesWhatItCannotIndexAndGoesOnWithRoom() throws IOException {
        try (var node = new SearchNode(disk.resolve("indexes"), feed, copies)) {
            append(20);
            assertEquals(numbers(20), node.find(ANNE, GREEN, head));
            fill();
            append(60);
            assertTrue(isRefused(node, 80));
            Files.delete(ballast);
            eventually(() -> !isRefused(node, 80));
        }
    }

    @Test
    void fetchesNoCopyThatHasNoRoom() throws IOException {
        append(100);
        try (var node = new SearchNode(folder.resolve("roomy"), feed, copies)) {
            assertEquals(numbers(100), node.find(ANNE, GREEN, head));
        }
        fill();
        try (var node = new SearchNode(disk.resolve("indexes"), feed, copies)) {
            assertTrue(isRefused(node, 100));
            Files.delete(ballast);
            eventually(() -> !isRefused(node, 100));
            assertEquals(1, node.fetched());
            assertEquals(0, node.discarded());
        }
    }

    /** Whether it is refused; otherwise it is right. */
    private boolean isRefused(SearchNode node, int count) {
        try {
            assertEquals(numbers(count), node.find(ANNE, GREEN, head));
            return false;
        } catch (MailException | UncheckedIOException _) {
            return true;
        }
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (int letter = 0; letter < LETTERS; letter++) {
                text.append((char) ('a' + random.nextInt(26)));
                text.append(letter % 9 == 8 ? " " : "");
            }
            head = feed.append(ANNE, "Subject: one\r\n\r\ngreen " + text);
        }
    }

    private static List<Long> numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertEquals(0, Files.getFileStore(disk).getUsableSpace(), full::toString);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
