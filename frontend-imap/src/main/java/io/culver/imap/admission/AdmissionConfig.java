package io.culver.imap.admission;

import io.culver.imap.limits.Limits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What an operator may set about how many come in, and how fast.
 *
 * @param trustedNetworks whose clients are held to none of the following: load tests, monitoring,
 *     proxies that keep limits of their own
 * @param connectionsPerMinute new connections of one client, and as many at once
 * @param connectionsBeforeLogin of all clients together; beyond that the oldest goes
 * @param connectionsPerUser logged in at the same time
 * @param connectionsPerUserAndAddress of those, from one client
 * @param commandsPerSecond of one user, on all connections together; faster ones wait
 * @param commandBurst how many commands a user who was silent may send at once
 * @param searchesPerUser under way at the same time, on all connections together; others wait
 * @param searchWait how long they do at most
 * @param failedLoginDelay how long a client waits after its first wrong password; doubles with each
 * @param failedLoginDelayMax how long it waits at most
 */
public record AdmissionConfig(
        List<Network> trustedNetworks,
        int connectionsPerMinute,
        int connectionsBeforeLogin,
        int connectionsPerUser,
        int connectionsPerUserAndAddress,
        int commandsPerSecond,
        int commandBurst,
        int searchesPerUser,
        Duration searchWait,
        Duration failedLoginDelay,
        Duration failedLoginDelayMax) {

    public static final AdmissionConfig STANDARD =
            new AdmissionConfig(
                    List.of(Network.parse("127.0.0.0/8"), Network.parse("::1")),
                    Limits.CONNECTIONS_PER_MINUTE,
                    Limits.CONNECTIONS_BEFORE_LOGIN,
                    Limits.CONNECTIONS_PER_USER,
                    Limits.CONNECTIONS_PER_USER_AND_ADDRESS,
                    Limits.COMMANDS_PER_SECOND,
                    Limits.COMMAND_BURST,
                    Limits.SEARCHES_PER_USER,
                    Limits.SEARCH_TURN,
                    Limits.FAILED_LOGIN_DELAY,
                    Limits.FAILED_LOGIN_DELAY_MAX);

    public AdmissionConfig {
        trustedNetworks = List.copyOf(trustedNetworks);
        boolean isPositive =
                connectionsPerMinute > 0
                        && connectionsBeforeLogin > 0
                        && connectionsPerUser > 0
                        && connectionsPerUserAndAddress > 0
                        && commandsPerSecond > 0
                        && commandBurst > 0
                        && searchesPerUser > 0;
        if (!isPositive) {
            throw new IllegalArgumentException("a limit must be at least 1");
        }
    }

    boolean trusts(InetAddress client) {
        return trustedNetworks.stream().anyMatch(network -> network.contains(client));
    }
}
