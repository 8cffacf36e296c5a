package io.culver.mailbox.store.embedded;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Locks for reading a row and then writing it. This process is the only one in the data directory,
 * so they are all that a compare-and-set needs.
 */
final class Stripes {
    /** Enough that two busy accounts seldom share one. */
    private static final int COUNT = 1 << 10;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(COUNT).toArray(Lock[]::new);

    <T> T locked(Object key, Supplier<T> step) {
        Lock lock = locks[Math.floorMod(key.hashCode(), COUNT)];
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
