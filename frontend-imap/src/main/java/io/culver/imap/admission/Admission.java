package io.culver.imap.admission;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.model.LoginName;
import io.culver.model.Secret;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The doorkeeper of a front end. Thread-safe. */
public final class Admission {

    private final AdmissionConfig config;
    private final ConnectionRate rate;
    private final LoginDelays delays;
    private final Users users;
    private final LimitHits hits;

    /**
     * @param random must be a cryptographic one
     */
    public Admission(AdmissionConfig config, Clock clock, RandomGenerator random, LimitHits hits) {
        this.config = config;
        this.rate = new ConnectionRate(clock, config.connectionsPerMinute());
        this.delays =
                new LoginDelays(
                        clock,
                        config.failedLoginDelay(),
                        config.failedLoginDelayMax(),
                        new Fingerprints(random));
        this.users = new Users(clock, config, hits);
        this.hits = hits;
    }

    /** Whether this client's connections are not counted. */
    public boolean trusts(InetAddress client) {
        return config.trusts(client);
    }

    /** How many connections may wait for a login; beyond that the oldest goes. */
    public int connectionsBeforeLogin() {
        return config.connectionsBeforeLogin();
    }

    /** Whether this client may open one more connection now. */
    public boolean mayConnect(InetAddress client) {
        boolean may = trusts(client) || rate.allows(client);
        if (!may) {
            hits.count(Limit.CONNECTION_RATE);
        }
        return may;
    }

    /** Begins an attempt to log in, which the caller must end. */
    public LoginAttempt attempt(InetAddress client, String user, Secret password) {
        if (trusts(client)) {
            return LoginAttempt.UNCOUNTED;
        }
        LoginAttempt attempt = delays.begin(client, user, password);
        if (attempt.isRefused()) {
            hits.count(Limit.LOGIN_SPRAYING);
        } else if (!attempt.delay().isZero()) {
            hits.count(Limit.LOGIN_DELAY);
        }
        return attempt;
    }

    /** Lets in a user who has shown his password; empty if he has too many connections. */
    public Optional<Visit> enter(InetAddress client, LoginName user) {
        if (trusts(client)) {
            return Optional.of(Visit.UNCOUNTED);
        }
        Optional<Visit> visit = users.enter(user, client);
        if (visit.isEmpty()) {
            hits.count(Limit.CONNECTIONS_PER_USER);
        }
        return visit;
    }
}
