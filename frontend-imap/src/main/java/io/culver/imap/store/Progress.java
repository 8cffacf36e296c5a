package io.culver.imap.store;

/** Is told how far work of the store is, as far as the store can tell. */
@FunctionalInterface
public interface Progress {
    /** So much is done of so much, which is more than nothing; the first never shrinks. */
    void at(long done, long total);
}
