package io.culver.search.extract;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.SkipReason;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few workers that read all documents, each one document at a time. They are started when there
 * is something to read, and ended when there is nothing for a while or when they fail.
 */
public final class Workers implements DocumentReader, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Workers.class);

    private final WorkerSettings settings;
    private final ScheduledExecutorService timer;

    /** Fair, so that an account with much to read waits like the others. */
    private final Semaphore places;

    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> running = new HashSet<>();
    private boolean isClosed;

    /** What killed its worker, and would kill the next. */
    private final Cache<String, SkipReason> deadly =
            Caffeine.newBuilder()
                    .maximumSize(SearchLimits.SKIPPED_DOCUMENTS)
                    .expireAfterWrite(SearchLimits.SKIPPED_FOR)
                    .build();

    /**
     * No worker yet.
     *
     * @param timer ends workers in time; it does not wait for anything
     */
    public Workers(WorkerSettings settings, ScheduledExecutorService timer) {
        this.settings = settings;
        this.timer = timer;
        this.places = new Semaphore(settings.count(), true);
        try {
            ScratchDirectory.delete(settings.directory());
        } catch (IOException e) {
            log.atWarn().setCause(e).log("scratch files of attachments not deleted");
        }
    }

    /** How many processes there are. */
    public synchronized int count() {
        return running.size();
    }

    @Override
    public DocumentText read(Document document) {
        SkipReason known = deadly.getIfPresent(document.key());
        if (known != null) {
            return DocumentText.skipped(known);
        }
        try {
            places.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
        try {
            return readByAny(document);
        } finally {
            places.release();
        }
    }

    private DocumentText readByAny(Document document) {
        while (true) {
            Optional<Worker> worker = take();
            if (worker.isEmpty()) {
                return DocumentText.skipped(SkipReason.START);
            }
            boolean isFresh = worker.get().documents() == 0;
            DocumentText text = readBy(worker.get(), document);
            if (worker.get().isSound()) {
                return text;
            }
            SkipReason reason = text.skipped().orElseThrow();
            // A worker that has read much may have died of that: this document is to be heard.
            if (isFresh || reason == SkipReason.TIME) {
                deadly.put(document.key(), reason);
                return text;
            }
        }
    }

    private DocumentText readBy(Worker worker, Document document) {
        try {
            DocumentText text = worker.read(document);
            refuseIfClosed();
            return text;
        } finally {
            giveBack(worker);
        }
    }

    /** Empty if none can be started, which is a fault of the machine's. */
    private Optional<Worker> take() {
        Optional<Worker> waiting = takeIdle();
        if (waiting.isPresent()) {
            return waiting;
        }
        Worker started;
        try {
            started = start();
        } catch (IOException e) {
            log.atWarn().setCause(e).log("no worker for attachments");
            return Optional.empty();
        }
        if (started.isReady()) {
            return Optional.of(started);
        }
        end(started);
        refuseIfClosed();
        log.atWarn().log("no worker for attachments");
        return Optional.empty();
    }

    private synchronized Optional<Worker> takeIdle() {
        refuseIfClosed();
        return Optional.ofNullable(idle.poll());
    }

    /** In one step with what closes, so that none is left behind. */
    private synchronized Worker start() throws IOException {
        refuseIfClosed();
        Worker started = Worker.start(settings, settings.directory(), timer);
        running.add(started);
        return started;
    }

    private void giveBack(Worker worker) {
        boolean isOfUse = worker.isSound() && worker.documents() < SearchLimits.WORKER_DOCUMENTS;
        if (!isOfUse || !makeIdle(worker)) {
            end(worker);
        }
    }

    private synchronized boolean makeIdle(Worker worker) {
        if (isClosed) {
            return false;
        }
        idle.push(worker);
        int documents = worker.documents();
        var _ =
                timer.schedule(
                        () -> endIfIdle(worker, documents),
                        settings.idle().toMillis(),
                        TimeUnit.MILLISECONDS);
        return true;
    }

    private void endIfIdle(Worker worker, int documents) {
        boolean isIdle;
        synchronized (this) {
            isIdle = worker.documents() == documents && idle.remove(worker);
        }
        if (isIdle) {
            Thread.startVirtualThread(
                    () -> end(worker)); // waits for its end, as the timer must not
        }
    }

    private void end(Worker worker) {
        synchronized (this) {
            running.remove(worker);
        }
        worker.close();
    }

    private synchronized void refuseIfClosed() {
        if (isClosed) {
            throw stopping();
        }
    }

    private static MailException stopping() {
        return new MailException(MailError.UNAVAILABLE, "search is stopping");
    }

    /** Kills all workers; whoever waits for one is refused. */
    @Override
    public void close() {
        Set<Worker> last;
        synchronized (this) {
            isClosed = true;
            last = Set.copyOf(running);
            running.clear();
            idle.clear();
        }
        last.forEach(Worker::close);
    }
}
