package io.culver.search.extract;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.search.extract.wire.DocumentHead;
import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.SkipReason;
import io.culver.search.extract.wire.WorkerExit;
import io.culver.search.limits.SearchLimits;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that reads one document after another. After a document that it did not answer as it
 * should it is dead. To be used by one thread at a time; any may kill it.
 */
final class Worker implements Closeable {
    private static final Duration EXIT = Duration.ofSeconds(2);

    private final ScratchDirectory directory;
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final ScheduledExecutorService timer;
    private volatile boolean isOutOfTime;
    private volatile boolean isKilled;
    private int documents;

    private Worker(ScratchDirectory directory, Process process, ScheduledExecutorService timer) {
        this.directory = directory;
        this.process = process;
        this.timer = timer;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /**
     * Starts a worker.
     *
     * @param timer kills it when its time is over
     */
    static Worker start(WorkerSettings settings, Path directory, ScheduledExecutorService timer)
            throws IOException {
        var scratch = ScratchDirectory.create(directory);
        try {
            return new Worker(scratch, WorkerCommand.start(settings, scratch.path()), timer);
        } catch (IOException e) {
            scratch.close();
            throw e;
        }
    }

    /** Waits until it has said that it can read. */
    boolean isReady() {
        return answer(SearchLimits.WORKER_START).skipped().isEmpty();
    }

    /**
     * Reads a document.
     *
     * @throws MailException what its octets are refused with
     */
    DocumentText read(Document document) {
        documents++;
        boolean isSent = false;
        try (InputStream octets = document.octets().get()) {
            document.head().writeTo(out);
            send(octets, document.time());
            isSent = true;
        } catch (IOException _) {
            return failed(SkipReason.CRASH);
        } finally {
            if (!isSent) {
                kill(); // half a document is of no use to it
            }
        }
        return answer(document.time());
    }

    private void send(InputStream octets, Duration time) throws IOException {
        while (true) {
            byte[] chunk = octets.readNBytes(DocumentHead.CHUNK_MAX);
            inTime(
                    time,
                    () -> {
                        out.writeInt(chunk.length);
                        out.write(chunk);
                        out.flush();
                        return chunk;
                    });
            if (chunk.length == 0) {
                return;
            }
        }
    }

    private DocumentText answer(Duration time) {
        try {
            return inTime(time, () -> DocumentText.readFrom(in, SearchLimits.ATTACHMENT_CHARS));
        } catch (StreamCorruptedException _) {
            return failed(SkipReason.ANSWER);
        } catch (IOException _) {
            return failed(SkipReason.CRASH);
        }
    }

    private <T> T inTime(Duration time, Step<T> step) throws IOException {
        ScheduledFuture<?> end =
                timer.schedule(this::runOutOfTime, time.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return step.run();
        } finally {
            end.cancel(false);
        }
    }

    private void runOutOfTime() {
        isOutOfTime = true;
        kill();
    }

    private DocumentText failed(SkipReason otherwise) {
        if (isOutOfTime) {
            return DocumentText.skipped(SkipReason.TIME);
        }
        Optional<WorkerExit> exit = exit();
        kill();
        return DocumentText.skipped(exit.map(Worker::reason).orElse(otherwise));
    }

    private Optional<WorkerExit> exit() {
        try {
            boolean hasEnded = process.waitFor(EXIT.toMillis(), TimeUnit.MILLISECONDS);
            return hasEnded ? WorkerExit.of(process.exitValue()) : Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new MailException(MailError.UNAVAILABLE, "search is stopping");
        }
    }

    private static SkipReason reason(WorkerExit exit) {
        return switch (exit) {
            case MEMORY -> SkipReason.MEMORY;
            case DEPTH -> SkipReason.EXPANSION;
            case ORPHAN -> SkipReason.CRASH;
        };
    }

    /** How many documents it was given. */
    int documents() {
        return documents;
    }

    /** Whether it answered all that it was given. */
    boolean isSound() {
        return !isKilled;
    }

    /** Ends it at once, whatever it does. */
    void kill() {
        isKilled = true;
        process.destroyForcibly();
    }

    /** Ends it and removes what it leaves. */
    @Override
    public void close() {
        kill();
        try {
            process.waitFor(EXIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try {
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that the worker may never come to an end with. */
    private interface Step<T> {
        T run() throws IOException;
    }
}
