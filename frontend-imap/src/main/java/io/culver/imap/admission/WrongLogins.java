package io.culver.imap.admission;

import io.culver.imap.limits.Limits;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What one network, or all at one user, got wrong lately, and what is being tried now. */
final class WrongLogins {

    private final Deque<Wrong> wrong = new ArrayDeque<>(2); // the oldest first
    private final Map<Long, Integer> underWay = new HashMap<>(2);

    /** User and password, and the user alone, as fingerprints. */
    private record Wrong(long credentials, long user, Instant at) {}

    /** How many there were; of attempts under way those beyond what is usual. */
    int count() {
        return wrong.size() + Math.max(0, underWay.size() - Limits.LOGINS_AT_ONCE);
    }

    /** Whether all that is remembered was for different users: one password tried on many. */
    boolean isSpraying() {
        long users = wrong.stream().mapToLong(Wrong::user).distinct().count();
        return users == Limits.WRONG_LOGINS;
    }

    boolean isEmpty() {
        return wrong.isEmpty() && underWay.isEmpty();
    }

    void begin(long credentials) {
        underWay.merge(credentials, 1, Integer::sum);
    }

    void end(long credentials) {
        underWay.computeIfPresent(credentials, (same, count) -> count > 1 ? count - 1 : null);
    }

    /** The same wrong password counts once: a device that keeps an old one is no attack. */
    void add(long credentials, long user, Instant now) {
        if (wrong.stream().anyMatch(each -> each.credentials() == credentials)) {
            return;
        }
        if (wrong.size() == Limits.WRONG_LOGINS) {
            wrong.removeFirst();
        }
        wrong.addLast(new Wrong(credentials, user, now));
    }

    void forgive(long user) {
        wrong.removeIf(each -> each.user() == user);
    }

    void expire(Instant now) {
        wrong.removeIf(each -> each.at().plus(Limits.WRONG_LOGIN_MEMORY).isBefore(now));
    }
}
