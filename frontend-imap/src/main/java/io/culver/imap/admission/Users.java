package io.culver.imap.admission;

import io.culver.model.LoginName;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The users who are logged in: how many connections each has, and how fast his commands come. */
final class Users {

    private final Clock clock;
    private final AdmissionConfig config;
    private final Map<LoginName, User> present = new HashMap<>();

    Users(Clock clock, AdmissionConfig config) {
        this.clock = clock;
        this.config = config;
    }

    private record User(TokenBucket commands, Map<Network, Integer> connections) {

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
        return Optional.of(new Counted(name, client, user.commands()));
    }

    private User newUser() {
        var commands = new TokenBucket(clock, config.commandsPerSecond(), config.commandBurst());
        return new User(commands, new HashMap<>(2));
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
        private final TokenBucket commands;
        private boolean hasEnded; // the session's, which is confined to its lane

        Counted(LoginName name, Network client, TokenBucket commands) {
            this.name = name;
            this.client = client;
            this.commands = commands;
        }

        @Override
        public Duration countCommand() {
            return commands.take();
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
