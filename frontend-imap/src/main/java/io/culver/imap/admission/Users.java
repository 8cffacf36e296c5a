package io.culver.imap.admission;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.model.LoginName;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The users who are logged in: how many connections and searches each has, and how fast he is. */
final class Users {

    private final Clock clock;
    private final AdmissionConfig config;
    private final LimitHits hits;
    private final Map<LoginName, User> present = new HashMap<>();

    Users(Clock clock, AdmissionConfig config, LimitHits hits) {
        this.clock = clock;
        this.config = config;
        this.hits = hits;
    }

    private record User(
            TokenBucket commands, Semaphore searches, Map<Network, Integer> connections) {

        int total() {
            return connections.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Lets a user in, unless he has as many connections as he may. */
    synchronized Optional<Visit> enter(LoginName name, InetAddress address) {
        User user = present.computeIfAbsent(name, any -> newUser());
        Network client = Network.ofClient(address);
        int here = user.connections().getOrDefault(client, 0);
        if (user.total() >= config.connectionsPerUser()
                || here >= config.connectionsPerUserAndAddress()) {
            return Optional.empty();
        }
        user.connections().put(client, here + 1);
        return Optional.of(new Counted(name, client, user));
    }

    private User newUser() {
        var commands = new TokenBucket(clock, config.commandsPerSecond(), config.commandBurst());
        var searches = new Semaphore(config.searchesPerUser(), true); // first come, first served
        return new User(commands, searches, new HashMap<>(2));
    }

    private synchronized void leave(LoginName name, Network client) {
        present.computeIfPresent(
                name,
                (same, user) -> {
                    user.connections()
                            .computeIfPresent(client, (it, count) -> count > 1 ? count - 1 : null);
                    return user.connections().isEmpty() ? null : user;
                });
    }

    private final class Counted implements Visit {

        private final LoginName name;
        private final Network client;
        private final User user;
        private boolean hasEnded; // the session's, which is confined to its lane

        Counted(LoginName name, Network client, User user) {
            this.name = name;
            this.client = client;
            this.user = user;
        }

        @Override
        public Duration countCommand() {
            return user.commands().take();
        }

        @Override
        public <T> T search(Supplier<T> search) {
            awaitTurn();
            try {
                return search.get();
            } finally {
                user.searches().release();
            }
        }

        private void awaitTurn() {
            try {
                long wait = config.searchWait().toNanos();
                if (user.searches().tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            hits.count(Limit.SEARCHES_PER_USER);
            throw new MailException(MailError.LIMIT, "too many searches at once");
        }

        @Override
        public void end() {
            if (!hasEnded) {
                hasEnded = true;
                leave(name, client);
            }
        }
    }
}
