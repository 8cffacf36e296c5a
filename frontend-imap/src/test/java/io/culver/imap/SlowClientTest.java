package io.culver.imap;

import static io.culver.testkit.Eventually.eventually;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.netty.TlsFiles;
import io.culver.testkit.imap.Idle;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time, each against a server of little patience in one respect. */
class SlowClientTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration TICK = Duration.ofMillis(50);

    @TempDir private static Path folder;
    private static TlsFiles certificate;

    @BeforeAll
    static void makeCertificate() throws IOException, GeneralSecurityException {
        certificate = ScratchCertificate.in(folder);
    }

    private static CulverHost host(Timeouts timeouts) {
        var host = new CulverHost(Optional.of(certificate), AdmissionConfig.STANDARD, timeouts);
        host.newAccount();
        return host;
    }

    private static ImapClient loggedIn(CulverHost host) {
        ImapClient client = ImapClient.connectTlsTrustingAll(host.tlsAddress());
        var _ = client.read();
        host.login(client);
        return client;
    }

    private static void servesOthers(CulverHost host) {
        try (ImapClient other = loggedIn(host)) {
            other.command("SELECT INBOX").orThrow();
        }
    }

    /** Case 14. */
    @Test
    void isNotWaitedForBeforeTls() throws IOException, GeneralSecurityException {
        var timeouts = new Timeouts(Duration.ofSeconds(2), LONG, LONG, LONG, LONG, LONG, LONG);
        try (CulverHost host = host(timeouts)) {
            try (RawTls silent = new RawTls(host.tlsAddress());
                    RawTls half = new RawTls(host.tlsAddress())) {
                byte[] hello = RawTls.clientHello();
                half.send(Arrays.copyOf(hello, hello.length / 2));
                assertEquals(0, silent.readToEnd().length);
                assertEquals(0, half.readToEnd().length);
            }
            assertEquals(2, host.hits("tls-time"));
            servesOthers(host);
        }
    }

    @Test
    void isNotWaitedForDuringTheHandshake() throws IOException, GeneralSecurityException {
        var timeouts = new Timeouts(LONG, Duration.ofSeconds(2), LONG, LONG, LONG, LONG, LONG);
        try (CulverHost host = host(timeouts)) {
            try (RawTls client = new RawTls(host.tlsAddress())) {
                client.send(RawTls.clientHello());
                assertTrue(client.readToEnd().length > 0);
            }
            assertEquals(1, host.hits("tls-time"));
            servesOthers(host);
        }
    }

    /** Case 13: an octet now and then buys no time. */
    @Test
    void mustLogInInTimeWhateverItSends() {
        var timeouts = new Timeouts(LONG, LONG, Duration.ofSeconds(3), LONG, LONG, LONG, LONG);
        try (CulverHost host = host(timeouts)) {
            try (ImapClient plain = host.connect();
                    ImapClient tls = ImapClient.connectTlsTrustingAll(host.tlsAddress())) {
                var _ = plain.read();
                var _ = tls.read();
                dribblesUntil("* BYE No login in time", plain);
                dribblesUntil("* BYE No login in time", tls);
            }
            assertEquals(2, host.hits("login-time"));
            servesOthers(host);
        }
    }

    /** Sends an octet each {@link #TICK} until the server says something. */
    private static void dribblesUntil(String expected, ImapClient client) {
        Optional<ResponseLine> line = client.read(TICK);
        while (line.isEmpty()) {
            client.send(new byte[] {'a'});
            line = client.read(TICK);
        }
        assertEquals(expected, line.get().text());
        assertTrue(client.readsEnd());
    }

    /** Rule A14. */
    @Test
    void isLoggedOutWhenSilentButNotBefore() {
        Duration autologout = Duration.ofSeconds(1);
        var timeouts =
                new Timeouts(LONG, LONG, LONG, autologout, autologout.dividedBy(4), LONG, LONG);
        try (CulverHost host = host(timeouts)) {
            try (ImapClient client = loggedIn(host)) {
                long start = System.nanoTime();
                client.command("NOOP").orThrow();
                assertEquals("* BYE Idle for too long", client.read().text());
                Duration silent = Duration.ofNanos(System.nanoTime() - start);
                assertTrue(silent.compareTo(autologout) >= 0, silent::toString);
                assertTrue(client.readsEnd());
            }
            assertEquals(1, host.hits("idle-time"));
            servesOthers(host);
        }
    }

    /** RFC 9051 §6.3.13; rule G15 */
    @Test
    void isKeptAliveInIdle() {
        Duration autologout = Duration.ofSeconds(1);
        var timeouts =
                new Timeouts(LONG, LONG, LONG, autologout, autologout.dividedBy(4), LONG, LONG);
        try (CulverHost host = host(timeouts);
                ImapClient client = loggedIn(host)) {
            Idle idle = client.idle();
            for (int beat = 0; beat < 8; beat++) {
                assertEquals("* OK Still here", client.read().text());
            }
            assertTrue(idle.done().isOk());
        }
    }

    /** A message that takes long to send is not silence. */
    @Test
    void isNotLoggedOutForALongUpload() {
        Duration autologout = Duration.ofSeconds(1);
        var timeouts =
                new Timeouts(LONG, LONG, LONG, autologout, autologout.dividedBy(4), LONG, LONG);
        try (CulverHost host = host(timeouts);
                ImapClient client = loggedIn(host)) {
            client.sendLine("a APPEND INBOX {40}");
            assertTrue(client.read().isContinuation());
            for (int i = 0; i < 40; i++) {
                client.send(new byte[] {'x'});
                assertEquals(Optional.empty(), client.read(TICK));
            }
            client.sendLine("");
            assertTrue(client.readTo("a", line -> {}).startsWith("a OK"));
        }
    }

    @Test
    void isCutOffInTheMiddleOfALiteral() {
        try (CulverHost host = host(stallsAfter(Duration.ofSeconds(1)))) {
            try (ImapClient client = loggedIn(host)) {
                client.sendLine("a APPEND INBOX {1000}");
                assertTrue(client.read().isContinuation());
                client.send("x".repeat(10).getBytes(US_ASCII));
                assertTrue(client.readsEnd());
            }
            assertEquals(1, host.hits("stall"));
            servesOthers(host);
        }
    }

    /** Case 69, its end: what it asked for is not kept for it. Rules G12, H17. */
    @Test
    void isCutOffWhenItDoesNotRead() {
        try (CulverHost host = host(stallsAfter(Duration.ofSeconds(2)))) {
            try (ImapClient client = loggedIn(host)) {
                client.append("INBOX", "x".repeat(5_000_000).getBytes(US_ASCII)).orThrow();
                client.command("SELECT INBOX").orThrow();
                for (int i = 0; i < 10; i++) {
                    client.sendLine("a FETCH 1 BODY.PEEK[]");
                }
                eventually(() -> host.hits("stall") == 1);
                eventually(client::readsEnd);
            }
            servesOthers(host);
        }
    }

    private static Timeouts stallsAfter(Duration stall) {
        return new Timeouts(LONG, LONG, LONG, LONG, LONG, stall, LONG);
    }
}
