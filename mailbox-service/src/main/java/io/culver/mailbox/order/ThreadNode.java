package io.culver.mailbox.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of a thread with its replies, or a dummy that holds together what answers a message
 * that is not there. RFC 5256 §3
 */
final class ThreadNode {
    /**
     * By sent date; a dummy by that of its first reply. A dummy is compared once its replies are in
     * order.
     */
    static final Comparator<ThreadNode> BY_DATE =
            Comparator.comparing(ThreadNode::first, Candidate.BY_DATE);

    /** Null in a dummy. */
    private final @Nullable Candidate message;

    private final List<ThreadNode> replies = new ArrayList<>(0);

    private ThreadNode(@Nullable Candidate message) {
        this.message = message;
    }

    static ThreadNode of(Candidate message) {
        return new ThreadNode(message);
    }

    static ThreadNode dummy() {
        return new ThreadNode(null);
    }

    Optional<Candidate> message() {
        return Optional.ofNullable(message);
    }

    boolean isDummy() {
        return message == null;
    }

    /** Its message; a dummy has none, but replies that have. */
    Candidate first() {
        return message == null ? replies.getFirst().first() : message;
    }

    List<ThreadNode> replies() {
        return replies;
    }

    void add(ThreadNode reply) {
        replies.add(reply);
    }
}
