package io.culver.perf.storm;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What storms.
 *
 * @param endpoints front ends; the sessions of one user begin at different ones
 * @param isTls whether connections begin with TLS
 * @param users that are named u0, u1, …
 * @param sessions of each user
 * @param operations of all sessions together, or fewer if the duration ends before
 * @param duration after which no session begins another operation
 * @param pause between two operations of a session, on average
 * @param idle how long an IDLE lasts at most
 * @param patience how long a session waits for an answer before it gives its connection up
 * @param settling after the last operation, before everything is compared
 * @param seed of what is done; how it falls together is the machine's
 */
public record StormSetting(
        List<InetSocketAddress> endpoints,
        boolean isTls,
        int users,
        int sessions,
        long operations,
        Duration duration,
        Duration pause,
        Duration idle,
        Duration patience,
        Duration settling,
        long seed,
        String password) {
    public StormSetting {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty() || users < 1 || sessions < 1) {
            throw new IllegalArgumentException("nobody to storm, or nothing");
        }
    }

    public static String user(int number) {
        return "u" + number;
    }

    InetSocketAddress endpoint(int number) {
        return endpoints.get(Math.floorMod(number, endpoints.size()));
    }
}
