package io.culver.imap.admission;

import io.culver.imap.limits.Limits;
import java.net.InetAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** How fast one client may open connections. Remembers those that came last. */
final class ConnectionRate {

    private static final double SECONDS_PER_MINUTE = 60;

    private final Clock clock;
    private final int perMinute;
    private final Map<Network, TokenBucket> clients =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Network, TokenBucket> eldest) {
                    return size() > Limits.REMEMBERED_CLIENTS;
                }
            };

    ConnectionRate(Clock clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
    }

    /** Counts a connection, unless it is one too many. */
    synchronized boolean allows(InetAddress client) {
        return clients.computeIfAbsent(Network.ofClient(client), any -> bucket()).tryTake();
    }

    private TokenBucket bucket() {
        return new TokenBucket(clock, perMinute / SECONDS_PER_MINUTE, perMinute);
    }
}
