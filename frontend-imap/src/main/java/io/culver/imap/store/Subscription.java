package io.culver.imap.store;

/** Ends the telling of changes when it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
