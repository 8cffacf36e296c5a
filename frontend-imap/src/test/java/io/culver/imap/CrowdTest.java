package io.culver.imap;

import static io.culver.testkit.Eventually.eventually;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.admission.Network;
import io.culver.imap.limits.Timeouts;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.testkit.imap.ImapClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More connections, guesses or commands than one may have. */
class CrowdTest {

    private static final Duration DELAY = Duration.ofMillis(200);
    private static final Duration DELAY_MAX = Duration.ofMillis(1_500);

    private final List<ImapClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(ImapClient::close);
    }

    private static CulverHost host(AdmissionConfig admission) {
        var host = new CulverHost(Optional.empty(), admission, Timeouts.STANDARD);
        host.newAccount();
        return host;
    }

    private ImapClient connect(CulverHost host) {
        ImapClient client = host.connect();
        clients.add(client);
        return client;
    }

    private ImapClient greeted(CulverHost host) {
        ImapClient client = connect(host);
        assertTrue(client.read().startsWith("* OK"));
        return client;
    }

    private ImapClient loggedIn(CulverHost host) {
        ImapClient client = greeted(host);
        host.login(client);
        return client;
    }

    /** Case 26: the oldest goes, and nobody who has logged in. */
    @Test
    void crowdsOutTheOldestStranger() {
        try (CulverHost host = host(new Config().connectionsBeforeLogin(10).build())) {
            ImapClient user = loggedIn(host);
            List<ImapClient> strangers =
                    IntStream.range(0, 30).mapToObj(i -> greeted(host)).toList();
            for (ImapClient oldest : strangers.subList(0, 20)) {
                assertTrue(oldest.read().startsWith("* BYE [LIMIT]"));
                assertTrue(oldest.readsEnd());
            }
            for (ImapClient youngest : strangers.subList(20, 30)) {
                youngest.command("NOOP").orThrow();
            }
            user.command("SELECT INBOX").orThrow();
            loggedIn(host).command("NOOP").orThrow();
            eventually(() -> host.hits("connections-before-login") == 21);
        }
    }

    /** L19. Rule A1. */
    @Test
    void refusesConnectionsThatComeTooFast() {
        try (CulverHost host = host(new Config().connectionsPerMinute(5).build())) {
            ImapClient user = loggedIn(host);
            IntStream.range(0, 4).forEach(i -> greeted(host));
            ImapClient refused = connect(host);
            String answer = refused.read().text();
            assertTrue(answer.startsWith("* BYE [LIMIT]"), answer);
            assertTrue(refused.readsEnd());
            assertEquals(1, host.hits("connection-rate"));
            user.command("SELECT INBOX").orThrow();
        }
    }

    /** L18. */
    @Test
    void letsAUserInSoOftenAndAgainWhenHeHasLeft() {
        try (CulverHost host = host(new Config().connectionsPerUser(3).build())) {
            ImapClient first = loggedIn(host);
            var _ = loggedIn(host);
            var _ = loggedIn(host);
            ImapClient fourth = greeted(host);
            String refused = fourth.login(host.login(), CulverHost.PASSWORD).status();
            assertTrue(refused.startsWith("NO [LIMIT]"), refused);
            assertFalse(fourth.command("SELECT INBOX").isOk());
            first.command("LOGOUT").orThrow();
            eventually(() -> fourth.login(host.login(), CulverHost.PASSWORD).isOk());
            fourth.command("SELECT INBOX").orThrow();
        }
    }

    /** L20. */
    @Test
    void slowsCommandsDownAndLosesNone() {
        try (CulverHost host = host(new Config().commands(50, 20).build())) {
            ImapClient client = loggedIn(host);
            long start = System.nanoTime();
            IntStream.range(0, 70).forEach(i -> client.sendLine("n" + i + " NOOP"));
            for (int i = 0; i < 70; i++) {
                assertTrue(client.read().startsWith("n" + i + " OK"));
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(taken.compareTo(Duration.ofMillis(900)) > 0, taken::toString);
            assertTrue(host.hits("command-rate") > 0);
        }
    }

    /** L24 and case 61. */
    @Test
    void letsTwoSearchesOfAUserRunAndOthersWait() {
        try (CulverHost host = host(new Config().searchWait(DELAY).build())) {
            var held = new CountDownLatch(1);
            host.node().hold(MessagesGrpc.getSearchMethod(), held);
            List<ImapClient> running = IntStream.range(0, 2).mapToObj(i -> loggedIn(host)).toList();
            for (ImapClient client : running) {
                client.command("SELECT INBOX").orThrow();
                client.sendLine("a SEARCH TEXT x");
            }
            ImapClient third = loggedIn(host);
            third.append("INBOX", "Subject: x\r\n\r\n".getBytes(US_ASCII)).orThrow();
            third.command("SELECT INBOX").orThrow();
            eventually(() -> third.command("SEARCH TEXT x").status().startsWith("NO [LIMIT]"));
            assertTrue(host.hits("searches-per-user") > 0);
            for (String other : List.of("SORT (DATE) UTF-8 ALL", "THREAD REFERENCES UTF-8 ALL")) {
                String refused = third.command(other).status();
                assertTrue(refused.startsWith("NO [LIMIT]"), refused);
            }
            held.countDown();
            for (ImapClient client : running) {
                assertTrue(client.readTo("a", line -> {}).startsWith("a OK"));
            }
            third.command("SEARCH TEXT x").orThrow();
        }
    }

    /** Case 47. */
    @Test
    void refusesToLookAtThePasswordsOfManyUsers() {
        var config = new Config().noDelay().build();
        try (CulverHost host = host(config)) {
            var user = loggedIn(host);
            for (int i = 0; i < 10; i++) {
                assertTrue(failure(host, i).startsWith("NO [AUTHENTICATIONFAILED]"));
            }
            assertTrue(failure(host, 10).startsWith("NO [LIMIT]"));
            assertEquals(1, host.hits("login-spraying"));
            user.command("SELECT INBOX").orThrow();
            assertTrue(loggedIn(host).command("SELECT INBOX").isOk());
        }
    }

    private String failure(CulverHost host, int user) {
        return greeted(host).login("nobody" + user + "@example.org", "123456").status();
    }

    /** L7 and case 49: wrong passwords on several connections, and a right one after them. */
    @Test
    void makesAClientWaitThatWasWrong() {
        try (CulverHost host = host(new Config().build())) {
            for (int i = 0; i < 4; i++) {
                assertFalse(greeted(host).login(host.login(), "guess " + i).isOk());
            }
            List<ImapClient> guessing =
                    IntStream.range(0, 10).mapToObj(i -> greeted(host)).toList();
            ImapClient right = greeted(host);
            long start = System.nanoTime();
            guessing.forEach(each -> each.sendLine("g LOGIN a \"\"\r\nh NOOP"));
            host.login(right);
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(waited.compareTo(DELAY_MAX) >= 0, waited::toString);
            for (ImapClient each : guessing) {
                assertTrue(each.read().startsWith("g NO [AUTHENTICATIONFAILED]"));
                assertTrue(each.read().startsWith("h OK"), "commands keep their order");
            }
            assertTrue(host.hits("login-delay") >= 11);
        }
    }

    /** Case 48: a device with an old password costs its neighbours the shortest delay. */
    @Test
    void countsTheSameWrongPasswordOnce() {
        try (CulverHost host = host(new Config().build())) {
            long start = System.nanoTime();
            for (int i = 0; i < 6; i++) {
                assertFalse(greeted(host).login(host.login(), "old").isOk());
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(taken.compareTo(DELAY.multipliedBy(5)) >= 0, taken::toString);
            assertEquals(5, host.hits("login-delay"));
            assertTrue(loggedIn(host).command("SELECT INBOX").isOk());
        }
    }

    /** Who waits and goes is not looked at, and others go on. */
    @Test
    void dropsTheAttemptOfAClientThatLeaves() {
        try (CulverHost host = host(new Config().build())) {
            for (int i = 0; i < 4; i++) {
                assertFalse(greeted(host).login(host.login(), "guess " + i).isOk());
            }
            ImapClient leaving = greeted(host);
            leaving.sendLine("a LOGIN " + host.login() + " {13+}\r\n" + CulverHost.PASSWORD);
            leaving.close();
            assertTrue(loggedIn(host).command("SELECT INBOX").isOk());
        }
    }

    /** The standard limits with some lowered; nobody is trusted. */
    private static final class Config {

        private static final AdmissionConfig STANDARD = AdmissionConfig.STANDARD;
        private int perMinute = 10_000;
        private int beforeLogin = 1_000;
        private int perUser = STANDARD.connectionsPerUser();
        private int commandsPerSecond = STANDARD.commandsPerSecond();
        private int commandBurst = STANDARD.commandBurst();
        private Duration searchWait = STANDARD.searchWait();
        private Duration delay = DELAY;

        Config connectionsPerMinute(int max) {
            perMinute = max;
            return this;
        }

        Config connectionsBeforeLogin(int max) {
            beforeLogin = max;
            return this;
        }

        Config connectionsPerUser(int max) {
            perUser = max;
            return this;
        }

        Config commands(int perSecond, int burst) {
            commandsPerSecond = perSecond;
            commandBurst = burst;
            return this;
        }

        Config noDelay() {
            delay = Duration.ZERO;
            return this;
        }

        Config searchWait(Duration max) {
            searchWait = max;
            return this;
        }

        AdmissionConfig build() {
            List<Network> nobody = List.of();
            return new AdmissionConfig(
                    nobody,
                    perMinute,
                    beforeLogin,
                    perUser,
                    STANDARD.connectionsPerUserAndAddress(),
                    commandsPerSecond,
                    commandBurst,
                    STANDARD.searchesPerUser(),
                    searchWait,
                    delay,
                    DELAY_MAX);
        }
    }
}
