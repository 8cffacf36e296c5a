package io.culver.mailbox.owner;

import io.culver.model.MailException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One read for all who ask at the same time. Each gets a value that was read after asking: whoever
 * comes while a read is under way shares the next one.
 */
final class Coalesced<T> {
    private final Supplier<T> source;
    private final AtomicLong clock = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private long startedAt;

    /** What the last read came to: null before the first. */
    private @Nullable Supplier<T> last;

    Coalesced(Supplier<T> source) {
        this.source = source;
    }

    T read() {
        long askedAt = clock.incrementAndGet();
        lock.lock();
        try {
            Supplier<T> outcome = last;
            if (outcome == null || startedAt < askedAt) {
                startedAt = clock.incrementAndGet();
                outcome = readNow();
                last = outcome;
            }
            return outcome.get();
        } finally {
            lock.unlock();
        }
    }

    /** A failure is shared too: who waited for it need not wait for another. */
    private Supplier<T> readNow() {
        try {
            T value = source.get();
            return () -> value;
        } catch (MailException failure) {
            return () -> {
                throw failure;
            };
        }
    }
}
