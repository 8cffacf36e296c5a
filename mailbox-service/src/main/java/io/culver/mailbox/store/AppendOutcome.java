package io.culver.mailbox.store;

/** What became of an append. */
public sealed interface AppendOutcome {
    /**
     * The entries are in the log, durable and visible to every reader. The head's checkpoint and
     * floor may still be those that the caller expected, though another has been installed since.
     */
    record Appended(Head head) implements AppendOutcome {}

    /** The head was not the expected one; nothing was written, and this commit never will be. */
    record Lost(Head current) implements AppendOutcome {}

    /**
     * The store did not say. The same commit, sent again with the same expected head, either is
     * appended, or is answered {@link Appended} or {@link Lost} by what happened.
     */
    record Unknown() implements AppendOutcome {}
}
