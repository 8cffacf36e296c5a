package io.culver.mailbox.usecase;

/** Is told how far work is that may take long. */
@FunctionalInterface
public interface Progress {
    /** So much is done of so much; the first never shrinks. */
    void at(int done, int total);
}
