package io.culver.mailbox.domain;

import io.culver.model.OpId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One entry of an account's log: what changed, by which request, when. Its sequence number, which
 * it gets when it is committed, is the mod-sequence of all that it touches.
 *
 * @param request that was granted
 * @param time to the millisecond
 */
public record Entry(OpId op, RequestDigest request, Instant time, Change change) {
    public Entry {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }
}
