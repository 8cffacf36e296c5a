package io.culver.mailbox.order;

import io.culver.model.Uid;
import java.util.Comparator;

/**
 * A message that is to be put in order or into a thread.
 *
 * @param arrival its internal date in seconds since 1970-01-01T00:00:00Z
 * @param size in octets
 */
public record Candidate(Uid uid, long arrival, long size, MessageKeys keys) {
    /** By sent date; those of the same by message number, which is by UID. RFC 5256 §2.2 */
    static final Comparator<Candidate> BY_DATE =
            Comparator.comparingLong(Candidate::sent).thenComparing(Candidate::uid);

    /** The sent date; without one, the internal date. RFC 5256 §2.2 */
    long sent() {
        return keys.sent() == MessageKeys.NO_DATE ? arrival : keys.sent();
    }
}
