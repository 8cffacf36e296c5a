package io.culver.imap.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.LimitHits;
import io.culver.model.LoginName;
import io.culver.model.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many connections and commands a client and a user may have. */
class AdmissionTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress THERE = InetAddress.ofLiteral("192.0.2.2");
    private static final InetAddress TRUSTED = InetAddress.ofLiteral("10.1.2.3");
    private static final LoginName ALICE = new LoginName("alice");

    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Admission admission =
            new Admission(
                    new AdmissionConfig(
                            List.of(Network.parse("10.0.0.0/8")),
                            120,
                            10,
                            5,
                            3,
                            100,
                            1_000,
                            2,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(15)),
                    clock,
                    new SecureRandom(),
                    new LimitHits(meters));

    private double hits(String limit) {
        return meters.counter("imap.limit.hits", "limit", limit).count();
    }

    private Visit enter(InetAddress client) {
        return admission.enter(client, ALICE).orElseThrow();
    }

    @Test
    void takesSoManyConnectionsAMinute() {
        for (int i = 0; i < 120; i++) {
            assertTrue(admission.mayConnect(HERE));
        }
        assertFalse(admission.mayConnect(HERE));
        assertTrue(admission.mayConnect(THERE));
        clock.advance(Duration.ofMillis(500));
        assertTrue(admission.mayConnect(HERE));
        assertFalse(admission.mayConnect(HERE));
        assertEquals(2, hits("connection-rate"));
    }

    @Test
    void letsAUserInSoOftenFromOneClientAndInAll() {
        Visit first = enter(HERE);
        enter(HERE);
        enter(HERE);
        assertEquals(Optional.empty(), admission.enter(HERE, ALICE));
        enter(THERE);
        enter(THERE);
        assertEquals(Optional.empty(), admission.enter(THERE, ALICE));
        assertTrue(admission.enter(THERE, new LoginName("bob")).isPresent());
        first.end();
        first.end(); // gives one place free, not two
        enter(HERE);
        assertEquals(Optional.empty(), admission.enter(HERE, ALICE));
        assertEquals(3, hits("connections-per-user"));
    }

    @Test
    void slowsDownAUserOnAllHisConnections() {
        Visit here = enter(HERE);
        Visit there = enter(THERE);
        for (int i = 0; i < 500; i++) {
            assertEquals(Duration.ZERO, here.countCommand());
            assertEquals(Duration.ZERO, there.countCommand());
        }
        assertEquals(Duration.ofMillis(10), here.countCommand());
        assertEquals(Duration.ofMillis(20), there.countCommand());
        clock.advance(Duration.ofMillis(30));
        assertEquals(Duration.ZERO, here.countCommand());
    }

    @Test
    void countsNobodyInATrustedNetwork() {
        for (int i = 0; i < 500; i++) {
            assertTrue(admission.mayConnect(TRUSTED));
            Visit visit = enter(TRUSTED);
            for (int command = 0; command < 10; command++) {
                assertEquals(Duration.ZERO, visit.countCommand());
            }
            LoginAttempt attempt = admission.attempt(TRUSTED, "alice", Secret.of("guess " + i));
            assertEquals(Duration.ZERO, attempt.delay());
            attempt.failed();
            attempt.end();
        }
    }

    @Test
    void countsThoseWhoMustWait() {
        for (int i = 0; i < 3; i++) {
            LoginAttempt attempt = admission.attempt(HERE, "alice", Secret.of("guess " + i));
            attempt.failed();
            attempt.end();
        }
        assertEquals(2, hits("login-delay"));
    }
}
