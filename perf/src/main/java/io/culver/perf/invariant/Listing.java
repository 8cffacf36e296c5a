package io.culver.perf.invariant;

import java.util.Map;

/**
 * All messages of a mailbox, as a SELECT and a FETCH of everything told.
 *
 * @param uidNext of the SELECT; 0 if it did not say
 * @param modSeq HIGHESTMODSEQ of the SELECT; 0 if it did not say
 */
record Listing(Box box, long uidNext, long modSeq, Map<Long, Shown> messages) {
    Listing {
        messages = Map.copyOf(messages);
    }

    boolean has(long uid) {
        return messages.containsKey(uid);
    }
}
