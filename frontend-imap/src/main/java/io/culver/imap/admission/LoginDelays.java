package io.culver.imap.admission;

import io.culver.imap.limits.Limits;
import io.culver.model.Secret;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Makes guessing slow: a client that was wrong waits before its next password is looked at, right
 * or wrong, twice as long each time, and so does whoever comes for a user whose password many
 * guess. Attempts under way count too once they are more than usual, so that guessing in parallel
 * is no way around.
 */
final class LoginDelays {

    /** What an IPv6 site may get wrong for what one client may: it has many of them. */
    private static final int CLIENTS_OF_A_SITE = 3;

    private final Clock clock;
    private final Duration first;
    private final Duration max;
    private final Fingerprints fingerprints;
    private final Suspects<Network> networks = new Suspects<>(Limits.REMEMBERED_CLIENTS);
    private final Suspects<Long> users = new Suspects<>(Limits.REMEMBERED_USERS);
    private final KnownClients known = new KnownClients();

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
        networks.forgetOld(now);
        users.forgetOld(now);
        WrongLogins here = networks.of(client, now);
        boolean isKnown = known.knows(client, user, now);
        int onSite = networks.of(site, now).count() / CLIENTS_OF_A_SITE;
        int atUser = isKnown ? 0 : users.of(user, now).count();
        Duration delay = delay(Math.max(here.count(), Math.max(onSite, atUser)));
        boolean isRefused = here.isSpraying() && !isKnown;
        var attempt = new Attempt(client, site, user, credentials, delay, isRefused);
        attempt.everywhere(logins -> logins.begin(credentials));
        return attempt;
    }

    private Duration delay(int wrong) {
        Duration delay = wrong == 0 ? Duration.ZERO : first;
        for (int i = 1; i < wrong && delay.compareTo(max) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(max) < 0 ? delay : max;
    }

    int remembered() {
        return networks.size() + users.size();
    }

    private final class Attempt implements LoginAttempt {

        private final Network client;
        private final Network site;
        private final long user;
        private final long credentials;
        private final Duration delay;
        private final boolean isRefused;
        private boolean hasEnded;

        Attempt(
                Network client,
                Network site,
                long user,
                long credentials,
                Duration delay,
                boolean isRefused) {
            this.client = client;
            this.site = site;
            this.user = user;
            this.credentials = credentials;
            this.delay = delay;
            this.isRefused = isRefused;
        }

        @Override
        public Duration delay() {
            return delay;
        }

        @Override
        public boolean isRefused() {
            return isRefused;
        }

        /** Forgives what was wrong here, not what others get wrong elsewhere. */
        @Override
        public void succeeded() {
            synchronized (LoginDelays.this) {
                known.add(client, user, clock.instant());
                onNetworks(logins -> logins.forgive(user));
            }
        }

        @Override
        public void failed() {
            synchronized (LoginDelays.this) {
                Instant now = clock.instant();
                everywhere(logins -> logins.add(credentials, user, now));
            }
        }

        @Override
        public void end() {
            synchronized (LoginDelays.this) {
                if (!hasEnded) {
                    hasEnded = true;
                    everywhere(logins -> logins.end(credentials));
                    networks.dropIfEmpty(client);
                    networks.dropIfEmpty(site);
                    users.dropIfEmpty(user);
                }
            }
        }

        private void everywhere(Consumer<WrongLogins> change) {
            onNetworks(change);
            change.accept(users.kept(user));
        }

        /** Once if client and site are the same: IPv4 knows no sites. */
        private void onNetworks(Consumer<WrongLogins> change) {
            change.accept(networks.kept(client));
            if (!site.equals(client)) {
                change.accept(networks.kept(site));
            }
        }
    }
}
