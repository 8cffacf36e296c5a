package io.culver.standalone.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the opposite order. */
final class Closers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Closers.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T closeable) {
        started.push(closeable);
        return closeable;
    }

    /** Stops everything, even where one thing fails to. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                log.atWarn().setCause(e).log("could not be stopped");
            }
        }
    }
}
