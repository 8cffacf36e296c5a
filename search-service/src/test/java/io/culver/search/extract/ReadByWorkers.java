package io.culver.search.extract;

import io.culver.search.extract.wire.DocumentHead;
import io.culver.search.extract.wire.DocumentText;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Real workers, and a timer for them. */
final class ReadByWorkers implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(60);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Workers workers;

    ReadByWorkers(WorkerSettings settings) {
        workers = new Workers(settings, timer);
    }

    /** Reads a document that nobody has read before. */
    DocumentText read(String name, byte[] octets) {
        return read(name, () -> new ByteArrayInputStream(octets));
    }

    DocumentText read(String name, Supplier<InputStream> octets) {
        return read(UUID.randomUUID().toString(), name, octets, LONG);
    }

    DocumentText read(String key, String name, Supplier<InputStream> octets, Duration time) {
        var head = new DocumentHead(name, "application/octet-stream");
        return workers.read(new Document(key, head, octets, time));
    }

    int count() {
        return workers.count();
    }

    @Override
    public void close() {
        workers.close();
        timer.shutdownNow();
    }
}
