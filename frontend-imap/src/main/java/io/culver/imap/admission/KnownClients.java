package io.culver.imap.admission;

import io.culver.imap.limits.Limits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where users have logged in lately: what others get wrong elsewhere is not held against them. */
final class KnownClients {

    /** A user, as a fingerprint, at a client. */
    private record Pair(Network client, long user) {}

    private final Map<Pair, Instant> seen =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Pair, Instant> eldest) {
                    return size() > Limits.KNOWN_CLIENTS;
                }
            };

    boolean knows(Network client, long user, Instant now) {
        Instant at = seen.get(new Pair(client, user));
        return at != null && now.isBefore(at.plus(Limits.KNOWN_CLIENT_MEMORY));
    }

    void add(Network client, long user, Instant now) {
        seen.put(new Pair(client, user), now);
    }
}
