package io.culver.model;

import java.util.Optional;

/**
 * One message of a thread. Threads are lists of these in prefix order: each is followed by its
 * replies, and each of those by its own. RFC 5256 §4
 *
 * @param message empty for a parent that is not among the messages that were asked for
 * @param replies how many of the members that follow answer this one directly
 */
public record ThreadMember(Optional<Uid> message, int replies) {
    public ThreadMember {
        if (replies < 0) {
            throw new IllegalArgumentException("replies below 0");
        }
    }
}
