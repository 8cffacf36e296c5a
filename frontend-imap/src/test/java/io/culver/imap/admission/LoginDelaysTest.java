package io.culver.imap.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.Limits;
import io.culver.model.Secret;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long who waits before a password is looked at. */
class LoginDelaysTest {

    private static final String CLIENT = "192.0.2.1";

    private final ManualClock clock = new ManualClock();
    private final LoginDelays delays =
            new LoginDelays(
                    clock,
                    Limits.FAILED_LOGIN_DELAY,
                    Limits.FAILED_LOGIN_DELAY_MAX,
                    new Fingerprints(new SecureRandom()));

    private LoginAttempt begin(String address, String user, String password) {
        return delays.begin(InetAddress.ofLiteral(address), user, Secret.of(password));
    }

    private long fail(String address, String user, String password) {
        LoginAttempt attempt = begin(address, user, password);
        attempt.failed();
        attempt.end();
        return attempt.delay().toSeconds();
    }

    private long wait(String address) {
        return wait(address, "somebody");
    }

    private long wait(String address, String user) {
        LoginAttempt attempt = begin(address, user, "right");
        attempt.end();
        return attempt.delay().toSeconds();
    }

    @Test
    void doublesWithEachWrongPassword() {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            seconds.add(fail(CLIENT, "alice", "guess " + i));
        }
        assertEquals(List.of(0L, 2L, 4L, 8L, 15L, 15L), seconds.subList(0, 6));
        assertEquals(15, seconds.getLast());
    }

    /** Spraying one password over many users is guessing, too. */
    @Test
    void countsOtherUsersAsWell() {
        assertEquals(0, fail(CLIENT, "alice", "123456"));
        assertEquals(2, fail(CLIENT, "bob", "123456"));
        assertEquals(4, fail(CLIENT, "carol", "123456"));
    }

    @Test
    void leavesOtherClientsAlone() {
        assertEquals(0, fail(CLIENT, "alice", "guess"));
        assertEquals(0, wait("192.0.2.2"));
        assertEquals(2, wait(CLIENT));
    }

    /** Case 46: many guess one user's password, each from an address of its own. */
    @Test
    void slowsDownWhoComesForAUserWhosePasswordManyGuess() {
        LoginAttempt atHome = begin("198.51.100.1", "alice", "right");
        atHome.succeeded();
        atHome.end();
        for (int i = 0; i < 1_000; i++) {
            String address = "10.0." + (i >> 8) + "." + (i & 255);
            var _ = fail(address, "alice", "guess " + i);
        }
        assertEquals(15, wait("192.0.2.2", "alice"));
        assertEquals(0, wait("192.0.2.2", "bob"));
        assertEquals(0, wait("198.51.100.1", "alice"), "where she has logged in before");
        clock.advance(Limits.WRONG_LOGIN_MEMORY.plusSeconds(1));
        assertEquals(0, wait("192.0.2.2", "alice"));
    }

    /** What a user gets right in one place forgives nothing that others got wrong elsewhere. */
    @Test
    void forgivesOnlyWhereAUserGetsItRight() {
        var _ = fail("10.0.0.1", "alice", "guess 1");
        var _ = fail("10.0.0.2", "alice", "guess 2");
        LoginAttempt right = begin(CLIENT, "alice", "right");
        right.succeeded();
        right.end();
        assertEquals(4, wait("10.0.0.3", "alice"));
    }

    /** Case 47: one address tries many users. */
    @Test
    void refusesAClientThatTriesOneUserAfterTheOther() {
        LoginAttempt alice = begin(CLIENT, "alice", "right");
        alice.succeeded();
        alice.end();
        int lookedAt = 0;
        for (int i = 0; i < 10_000; i++) {
            LoginAttempt attempt = begin(CLIENT, "user" + i, "123456");
            if (!attempt.isRefused()) {
                lookedAt++;
                attempt.failed();
            }
            attempt.end();
        }
        assertEquals(Limits.WRONG_LOGINS, lookedAt);
        assertTrue(begin(CLIENT, "bob", "right").isRefused());
        assertFalse(begin(CLIENT, "alice", "right").isRefused(), "who has logged in there before");
        assertFalse(begin("192.0.2.2", "bob", "right").isRefused(), "another client");
        clock.advance(Limits.WRONG_LOGIN_MEMORY.plusSeconds(1));
        assertFalse(begin(CLIENT, "bob", "right").isRefused());
    }

    /** Case 48: a device with an old password. */
    @Test
    void countsTheSameWrongPasswordOnce() {
        for (int i = 0; i < 500; i++) {
            assertTrue(fail(CLIENT, "alice", "old") <= 2);
        }
        assertEquals(2, wait(CLIENT));
    }

    @Test
    void forgivesAUserWhoGetsItRight() {
        var _ = fail(CLIENT, "alice", "typo");
        var _ = fail(CLIENT, "alice", "other typo");
        var _ = fail(CLIENT, "bob", "guess");
        LoginAttempt right = begin(CLIENT, "alice", "right");
        assertEquals(Duration.ofSeconds(8), right.delay());
        right.succeeded();
        right.end();
        assertEquals(2, wait(CLIENT), "bob's is not forgiven");
    }

    @Test
    void forgetsWithTimeAndKeepsNothing() {
        var _ = fail(CLIENT, "alice", "typo");
        clock.advance(Limits.WRONG_LOGIN_MEMORY);
        assertEquals(2, wait(CLIENT));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(0, wait(CLIENT));
        assertEquals(0, delays.remembered());
    }

    /** Case 49: guessing on many connections at once. */
    @Test
    void countsAttemptsUnderWay() {
        List<LoginAttempt> underWay =
                IntStream.range(0, 200)
                        .mapToObj(i -> begin(CLIENT, "alice", "guess " + i))
                        .toList();
        long undelayed = underWay.stream().filter(each -> each.delay().isZero()).count();
        assertEquals(Limits.LOGINS_AT_ONCE + 1, undelayed);
        assertEquals(Limits.FAILED_LOGIN_DELAY_MAX, underWay.getLast().delay());
        underWay.forEach(LoginAttempt::end);
        assertEquals(0, wait(CLIENT));
    }

    /** A mail program that comes back opens several connections with the same right password. */
    @Test
    void countsTheSamePasswordUnderWayOnce() {
        List<LoginAttempt> underWay =
                IntStream.range(0, 200).mapToObj(i -> begin(CLIENT, "alice", "right")).toList();
        assertTrue(underWay.stream().allMatch(each -> each.delay().isZero()));
    }

    @Test
    void takesAnIpv6NetworkForOneClient() {
        assertEquals(0, fail("2001:db8:0:1::1", "alice", "guess 1"));
        assertEquals(2, fail("2001:db8:0:1:ffff::2", "bob", "guess 2"));
        assertEquals(0, wait("2001:db8:0:2::1"), "another network of the same site");
        assertEquals(0, fail("2001:db8:0:2::1", "carol", "guess 3"));
        assertEquals(2, wait("2001:db8:0:3::1"), "three wrong ones on the site");
        assertEquals(0, wait("2001:db8:1:1::1"), "another site");
    }

    @Test
    void remembersSoManyClientsAndNoMore() {
        for (int i = 0; i < Limits.REMEMBERED_CLIENTS + 1_000; i++) {
            var _ = fail("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), "a", "guess");
        }
        assertTrue(delays.remembered() <= Limits.REMEMBERED_CLIENTS + 2);
    }
}
