package io.culver.perf.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client knows of the selected mailbox from its responses: which message has which number.
 * Each method takes one response, and says what is wrong with it, if something is. RFC 9051 §7.5
 */
public final class SessionView {
    private static final long UNKNOWN = 0;

    private final List<Long> uids = new ArrayList<>();

    public int size() {
        return uids.size();
    }

    /** The UIDs that are known, ascending. */
    public List<Long> known() {
        return uids.stream().filter(uid -> uid != UNKNOWN).toList();
    }

    /** The number of the first message whose UID is not known; one more than there are if none. */
    public int firstUnknown() {
        int index = uids.indexOf(UNKNOWN);
        return 1 + (index < 0 ? uids.size() : index);
    }

    public int numberOf(long uid) {
        return 1 + uids.indexOf(uid);
    }

    /** The UID of the message with this number, if there is one and it is known. */
    public Optional<Long> uidOf(long number) {
        return number <= uids.size() && uids.get((int) number - 1) != UNKNOWN
                ? Optional.of(uids.get((int) number - 1))
                : Optional.empty();
    }

    public Optional<String> exists(long count) {
        if (count < uids.size()) {
            return Optional.of("EXISTS " + count + " where there were " + uids.size());
        }
        while (uids.size() < count) {
            uids.add(UNKNOWN);
        }
        return Optional.empty();
    }

    public Optional<String> expunge(long number) {
        if (number > uids.size()) {
            return Optional.of("EXPUNGE " + number + " of " + uids.size());
        }
        uids.remove((int) number - 1);
        return Optional.empty();
    }

    /** RFC 7162 §3.2.10 */
    public Optional<String> vanished(long uid) {
        if (uids.remove(uid)) {
            return Optional.empty();
        }
        int index = 0; // of the first one that is not known to be lower
        while (index < uids.size() && uids.get(index) < uid && !isUnknownAbove(index, uid)) {
            index++;
        }
        if (index == uids.size() || uids.get(index) != UNKNOWN) {
            return Optional.of("VANISHED " + uid + ", which was not there");
        }
        uids.remove(index);
        return Optional.empty();
    }

    /** Whether a message of which nothing is known has no known one above it that is lower. */
    private boolean isUnknownAbove(int index, long uid) {
        return uids.get(index) == UNKNOWN
                && uids.subList(index, uids.size()).stream()
                        .noneMatch(other -> other != UNKNOWN && other < uid);
    }

    /** A FETCH with a UID. */
    public Optional<String> fetch(long number, long uid) {
        if (number > uids.size()) {
            return Optional.of("FETCH " + number + " of " + uids.size());
        }
        int index = (int) number - 1;
        long known = uids.get(index);
        if (known != UNKNOWN && known != uid) {
            return Optional.of("message " + number + " has UID " + uid + ", and had " + known);
        }
        uids.set(index, uid);
        for (int i = index - 1; i >= 0; i--) {
            if (uids.get(i) != UNKNOWN) {
                return uids.get(i) < uid ? Optional.empty() : descending(i, index);
            }
        }
        return Optional.empty();
    }

    private Optional<String> descending(int before, int after) {
        return Optional.of(
                "UID "
                        + uids.get(before)
                        + " of message "
                        + (before + 1)
                        + " before UID "
                        + uids.get(after)
                        + " of "
                        + (after + 1));
    }
}
