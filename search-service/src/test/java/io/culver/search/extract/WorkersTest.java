package io.culver.search.extract;

import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.SkipReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers that fail in all ways there are. */
class WorkersTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = ReadByWorkers.LONG;

    @TempDir private Path directory;
    private ReadByWorkers workers;

    @BeforeEach
    void start() {
        workers = new ReadByWorkers(settings(FaultyWorker.class.getName(), LONG));
    }

    @AfterEach
    void stop() throws IOException {
        workers.close();
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }

    private WorkerSettings settings(String main, Duration idle) {
        return new WorkerSettings(directory, 2, DataSize.ofMebibytes(32), idle, main);
    }

    @ParameterizedTest
    @CsvSource({
        "die, CRASH",
        "cut, CRASH",
        "hoard, MEMORY",
        "print, ANSWER",
        "odd code, ANSWER",
        "negative, ANSWER",
        "no text, ANSWER",
        "endless, ANSWER",
        "larger than memory, ANSWER",
    })
    void aFaultCostsItsOwnDocument(String fault, SkipReason reason) {
        assertEquals(DocumentText.skipped(reason), read(fault));
        assertEquals(text("next"), read("next"));
        assertEquals(1, workers.count());
    }

    @Test
    void oneThatHangsIsKilled() {
        assertEquals(DocumentText.skipped(SkipReason.TIME), read("hang", SHORT));
        assertEquals(text("next"), read("next"));
    }

    @Test
    void oneThatTakesNothingInIsKilled() {
        byte[] large = new byte[10 << 20];
        DocumentText text =
                workers.read("key", "deaf", () -> new ByteArrayInputStream(large), SHORT);
        assertEquals(DocumentText.skipped(SkipReason.TIME), text);
        assertEquals(text("next"), read("next"));
    }

    @Test
    void whatKilledAWorkerIsNotTriedAgain() {
        assertEquals(DocumentText.skipped(SkipReason.CRASH), read("same key", "die"));
        assertEquals(DocumentText.skipped(SkipReason.CRASH), read("same key", "would be read"));
        assertEquals(text("read"), read("other key", "read"));
    }

    @Test
    void whatAWorkerDiedOverIsReadByANewOne() {
        assertEquals(text("first"), read("first"));
        assertEquals(text("young"), read("die of age"));
    }

    @Test
    void theNextOneReadsWhenOctetsCannotBeHad() {
        var refusal = new MailException(MailError.NO_SUCH_MESSAGE, "gone");
        var failure =
                assertThrows(
                        MailException.class,
                        () -> workers.read("key", "a", () -> failing(refusal), LONG));
        assertEquals(refusal, failure);
        assertEquals(text("next"), read("next"));
        assertEquals(text("the same"), read("key", "the same"));
    }

    @Test
    void oneWithoutWorkIsEnded() {
        try (var brief = new ReadByWorkers(settings(FaultyWorker.class.getName(), SHORT))) {
            assertEquals(text("a"), brief.read("a", new byte[0]));
            eventually(() -> brief.count() == 0);
            assertEquals(text("b"), brief.read("b", new byte[0]));
        }
    }

    @Test
    void thereAreNoMoreThanThereMayBe() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var texts =
                    Stream.of("a", "b", "c", "d", "e", "f")
                            .map(name -> threads.submit(() -> read(name)))
                            .toList();
            for (var read : texts) {
                assertEquals(Optional.empty(), read.get().skipped());
            }
        }
        assertTrue(workers.count() <= 2);
    }

    @Test
    void whereNoneCanBeStartedAllIsSkipped() {
        try (var none = new ReadByWorkers(settings("no.such.Worker", LONG))) {
            assertEquals(DocumentText.skipped(SkipReason.START), none.read("a", new byte[0]));
            assertEquals(0, none.count());
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hanging =
                    threads.submit(() ->
                            workers.read(
                                    "key",
                                    "hang",
                                    () -> {
                                        begun.countDown();
                                        return new ByteArrayInputStream(new byte[1]);
                                    },
                                    LONG));
            begun.await();
            workers.close();
            var failure = assertThrows(ExecutionException.class, hanging::get);
            assertInstanceOf(MailException.class, failure.getCause());
        }
        assertThrows(MailException.class, () -> read("a"));
    }

    private DocumentText read(String name) {
        return workers.read(name, new byte[100]);
    }

    private DocumentText read(String name, Duration time) {
        return workers.read("key", name, () -> new ByteArrayInputStream(new byte[100]), time);
    }

    private DocumentText read(String key, String name) {
        return workers.read(key, name, () -> new ByteArrayInputStream(new byte[100]), LONG);
    }

    private static DocumentText text(String text) {
        return new DocumentText(text, Optional.empty());
    }

    private static InputStream failing(MailException refusal) {
        return new InputStream() {
            @Override
            public int read() {
                throw refusal;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                throw refusal;
            }
        };
    }
}
