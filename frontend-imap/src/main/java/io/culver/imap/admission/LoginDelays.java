package io.culver.imap.admission;

import io.culver.imap.limits.Limits;
import io.culver.model.Secret;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Makes guessing slow: a client that was wrong waits before its next password is looked at, right
 * or wrong, twice as long each time. Attempts under way count too once they are more than usual, so
 * that guessing in parallel is no way around.
 */
final class LoginDelays {

    /** What an IPv6 site may get wrong for what one client may: it has many of them. */
    private static final int CLIENTS_OF_A_SITE = 3;

    private final Clock clock;
    private final Duration first;
    private final Duration max;
    private final Fingerprints fingerprints;
    private final Map<Network, WrongLogins> networks = new LinkedHashMap<>(16, 0.75f, true);

    LoginDelays(Clock clock, Duration first, Duration max, Fingerprints fingerprints) {
        this.clock = clock;
        this.first = first;
        this.max = max;
        this.fingerprints = fingerprints;
    }

    LoginAttempt begin(InetAddress address, String user, Secret password) {
        return begin(
                Network.ofClient(address),
                Network.ofSite(address),
                fingerprints.of(user, Secret.of("")),
                fingerprints.of(user, password));
    }

    private synchronized LoginAttempt begin(
            Network client, Network site, long user, long credentials) {
        Instant now = clock.instant();
        forgetOld(now);
        int wrong = Math.max(count(client, now), count(site, now) / CLIENTS_OF_A_SITE);
        var attempt = new Attempt(client, site, user, credentials, delay(wrong));
        attempt.atBoth((network, logins) -> logins.begin(credentials));
        return attempt;
    }

    private int count(Network network, Instant now) {
        WrongLogins logins = networks.get(network);
        if (logins == null) {
            return 0;
        }
        logins.expire(now);
        return logins.count();
    }

    private Duration delay(int wrong) {
        Duration delay = wrong == 0 ? Duration.ZERO : first;
        for (int i = 1; i < wrong && delay.compareTo(max) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(max) < 0 ? delay : max;
    }

    /** Looks at those that were not asked about for longest, and makes room. */
    private void forgetOld(Instant now) {
        Iterator<WrongLogins> eldest = networks.values().iterator();
        boolean goesOn = true;
        while (goesOn && eldest.hasNext()) {
            WrongLogins logins = eldest.next();
            logins.expire(now);
            goesOn = logins.isEmpty() || networks.size() > Limits.REMEMBERED_CLIENTS;
            if (goesOn) {
                eldest.remove();
            }
        }
    }

    int remembered() {
        return networks.size();
    }

    private final class Attempt implements LoginAttempt {

        private final Network client;
        private final Network site;
        private final long user;
        private final long credentials;
        private final Duration delay;
        private boolean hasEnded;

        Attempt(Network client, Network site, long user, long credentials, Duration delay) {
            this.client = client;
            this.site = site;
            this.user = user;
            this.credentials = credentials;
            this.delay = delay;
        }

        @Override
        public Duration delay() {
            return delay;
        }

        @Override
        public void succeeded() {
            synchronized (LoginDelays.this) {
                atBoth((network, logins) -> logins.forgive(user));
            }
        }

        @Override
        public void failed() {
            synchronized (LoginDelays.this) {
                Instant now = clock.instant();
                atBoth((network, logins) -> logins.add(credentials, user, now));
            }
        }

        @Override
        public void end() {
            synchronized (LoginDelays.this) {
                if (hasEnded) {
                    return;
                }
                hasEnded = true;
                atBoth((network, logins) -> {
                    logins.end(credentials);
                    if (logins.isEmpty()) {
                        networks.remove(network);
                    }
                });
            }
        }

        /** Once if client and site are the same: IPv4 knows no sites. */
        private void atBoth(BiConsumer<Network, WrongLogins> change) {
            change.accept(client, networks.computeIfAbsent(client, any -> new WrongLogins()));
            if (!site.equals(client)) {
                change.accept(site, networks.computeIfAbsent(site, any -> new WrongLogins()));
            }
        }
    }
}
