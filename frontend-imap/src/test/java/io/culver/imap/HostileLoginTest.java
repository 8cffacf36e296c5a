package io.culver.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.Limits;
import io.culver.proto.mailbox.v1.DirectoryGrpc;
import io.culver.testkit.imap.ImapClient;
import io.grpc.Status;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that are none. RFC 9051 §6.2, RFC 4616 */
class HostileLoginTest {

    private static final CulverHost HOST = new CulverHost(Optional.empty());
    private static final String FAILED = "NO [AUTHENTICATIONFAILED] Wrong user name or password";

    private ImapClient client;

    @BeforeAll
    static void makeAccount() {
        HOST.newAccount();
    }

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @BeforeEach
    void connect() {
        client = HOST.connect();
        assertTrue(client.read().startsWith("* OK"));
    }

    /** Whatever was sent, others do not feel it. */
    @AfterEach
    void leaveTheServerUnhurt() {
        client.close();
        try (ImapClient other = HOST.connect()) {
            var _ = other.read();
            HOST.login(other);
            other.command("SELECT INBOX").orThrow();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String plain(String user) {
        return base64("\0" + user + "\0" + CulverHost.PASSWORD);
    }

    /** Case 41: base64 is written in one way only, and others wait for theirs unharmed. Rule A9. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "****",
                "AGEAYg",
                "AGEA Yg==",
                "AGEA=Yg=",
                "AGEAYh==",
                "=AGEAYg==",
                "AGEAYg==\0",
                "AGEAYg==x",
                "AGEAYg===",
                "\u00C4GEAYg=="
            })
    void takesOnlyBase64(String response) {
        try (ImapClient other = HOST.connect()) {
            var _ = other.read();
            other.sendLine("o AUTHENTICATE PLAIN");
            assertTrue(other.read().isContinuation());
            client.sendLine("a AUTHENTICATE PLAIN");
            assertTrue(client.read().isContinuation());
            client.sendLine(response);
            String answer = client.read().text();
            assertTrue(answer.contains(" BAD "), answer);
            other.sendLine(plain(HOST.login()));
            String pending = other.read().text();
            assertTrue(pending.startsWith("o OK"), pending);
        }
    }

    /** L3 from both sides, with an initial response and without. */
    @Test
    void takesResponsesOf24KilobytesAndNoMore() {
        String line = base64("\0user\0" + "x".repeat(18_000)); // some 24,000 octets
        client.sendLine("a AUTHENTICATE PLAIN " + line);
        assertEquals("a " + FAILED, client.read().text());
        client.sendLine("b AUTHENTICATE PLAIN");
        assertTrue(client.read().isContinuation());
        client.sendLine(line);
        assertEquals("b " + FAILED, client.read().text());
        client.sendLine("c LOGIN " + "x".repeat(8_200));
        assertTrue(client.read().startsWith("* BYE [LIMIT]"), "no other command may be so long");
    }

    /** Case 41: 64 KiB of base64. */
    @ParameterizedTest
    @ValueSource(strings = {"a AUTHENTICATE PLAIN ", "a AUTHENTICATE PLAIN\r\n"})
    void endsTheConnectionOverALongerResponse(String start) {
        client.send((start + "A".repeat(24 * 1024 + 1)).getBytes(UTF_8));
        String answer = client.read().text();
        assertTrue(answer.startsWith("* BYE [LIMIT]") || answer.startsWith("+"), answer);
        assertTrue(answer.startsWith("*") || client.read().startsWith("* BYE [LIMIT]"));
        assertTrue(client.readsEnd());
    }

    /** Case 42. */
    static Stream<String> wrongMessages() {
        String user = HOST.login();
        String password = CulverHost.PASSWORD;
        return Stream.of(
                "",
                "\0",
                "\0\0",
                "\0\0\0",
                user + "\0" + password,
                "\0" + user + "\0" + password + "\0",
                "\0" + user + "\0" + password + "\0x",
                "somebody\0" + user + "\0" + password,
                "\0" + user + "\0",
                "\0\0" + password,
                "\0" + user + "\0" + "x".repeat(1_025),
                "\0" + user + "\0" + password + "x".repeat(16_000),
                "\0" + user + "\0" + password + " ",
                "\0" + user + "\0\u00FC\u20AC");
    }

    @ParameterizedTest
    @MethodSource("wrongMessages")
    void takesOnlyTheRightMessage(String message) {
        String response = message.isEmpty() ? "=" : base64(message);
        assertEquals(FAILED, client.command("AUTHENTICATE PLAIN " + response).status());
    }

    /** Case 42: as oneself is no other. */
    @Test
    void letsAUserActAsHimself() {
        String message = HOST.login() + "\0" + HOST.login() + "\0" + CulverHost.PASSWORD;
        assertTrue(client.command("AUTHENTICATE PLAIN " + base64(message)).isOk());
    }

    /** Case 43: names mean themselves and nothing else, wherever they go. */
    static Stream<String> names() {
        String user = HOST.login();
        return Stream.of(
                "a%n%s",
                "a'--",
                "*)(uid=*",
                "a\r\nset x",
                "../../x",
                "a\0b",
                user + "\0",
                user + "\r\n",
                " " + user,
                user + " ",
                user.replace("user", "u\u0455er"), // Cyrillic
                user.replace("example", "\u0435xample"),
                "\u202E" + user,
                "x".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesNamesLiterally(String name) {
        int octets = name.getBytes(UTF_8).length;
        client.sendLine("a LOGIN {" + octets + "+}\r\n" + name + " \"" + CulverHost.PASSWORD + '"');
        String answer = client.read().text();
        boolean isNul = name.indexOf('\0') >= 0; // which no literal may hold: RFC 9051 §4.3
        assertTrue(isNul ? answer.startsWith("a BAD") : answer.equals("a " + FAILED), answer);
        if (!name.equals(HOST.login() + "\0")) {
            String sasl = client.command("AUTHENTICATE PLAIN " + plain(name)).status();
            assertEquals(FAILED, sasl);
        }
    }

    /** Case 43: case and form of writing do not matter; a dotless i is no i. RFC 8265 §3.3 */
    @Test
    void foldsCaseTheSameEverywhere() {
        String login = HOST.login();
        String dotless = login.replace('e', '\u0131');
        assertEquals(FAILED, client.command("AUTHENTICATE PLAIN " + plain(dotless)).status());
        client.login(login.toUpperCase(Locale.ROOT), CulverHost.PASSWORD).orThrow();
    }

    /** Case 50, as far as the client can read it. Rule A10. */
    @Test
    void saysTheSameWhateverIsWrong() {
        assertEquals(FAILED, client.login(HOST.login(), "wrong").status());
        assertEquals(FAILED, client.login("nobody@example.org", CulverHost.PASSWORD).status());
    }

    /**
     * Rule A10: who cannot be looked up has done nothing wrong, and is held up by nothing after.
     */
    @Test
    void blamesNobodyWhileTheDirectoryIsAway() {
        int delays = HOST.hits("login-delay");
        HOST.node().refuse(DirectoryGrpc.getAuthenticateMethod(), Status.UNAVAILABLE);
        for (int i = 0; i < 2 * Limits.FAILED_LOGINS; i++) {
            String password = i % 2 == 0 ? CulverHost.PASSWORD : "wrong " + i;
            assertEquals(
                    "NO [UNAVAILABLE] Try again later",
                    client.login(HOST.login(), password).status());
        }
        String initial = "AUTHENTICATE PLAIN " + plain(HOST.login());
        assertEquals("NO [UNAVAILABLE] Try again later", client.command(initial).status());
        HOST.node().refuse(DirectoryGrpc.getAuthenticateMethod(), Status.OK);
        assertTrue(client.login(HOST.login(), CulverHost.PASSWORD).isOk());
        assertEquals(delays, HOST.hits("login-delay"));
    }

    /** Case 39. */
    @Test
    void letsOneUserInAndNoOther() {
        HOST.login(client);
        for (String again :
                List.of("LOGIN x y", "AUTHENTICATE PLAIN", "AUTHENTICATE PLAIN " + plain("x"))) {
            assertTrue(client.command(again).status().startsWith("BAD"));
        }
        client.command("SELECT INBOX").orThrow();
    }

    /** What is sent without waiting belongs to whoever logs in before it. */
    @ParameterizedTest
    @ValueSource(strings = {"LOGIN %s {13+}\r\ncorrect horse", "AUTHENTICATE PLAIN\r\n%s"})
    void letsAUserSendALargeMessageRightBehindTheLogin(String login) {
        String user = login.startsWith("LOGIN") ? HOST.login() : plain(HOST.login());
        String line = "a " + login.formatted(user) + "\r\nb APPEND INBOX {20000}\r\n";
        client.send(line.getBytes(UTF_8));
        String answer = client.read().text();
        answer = answer.startsWith("+") ? client.read().text() : answer;
        assertTrue(answer.startsWith("a OK"), answer);
        assertEquals("+ Ready for the message", client.read().text());
        client.send(new byte[20_000]);
        client.sendLine("");
        assertTrue(client.read().startsWith("b "));
        client.command("NOOP").orThrow();
    }

    @Test
    void holdsWhoFailsToLogInToAStrangersLimits() {
        String line = "a LOGIN x {5+}\r\nwrong\r\nb APPEND INBOX {20000}\r\n";
        client.send(line.getBytes(UTF_8));
        assertEquals("a " + FAILED, client.read().text());
        assertTrue(client.read().startsWith("b NO [TOOBIG]"));
    }

    /** L6. */
    @Test
    void hangsUpAfterThreeFailures() {
        int before = HOST.hits("failed-logins");
        for (int i = 0; i < 2; i++) {
            assertEquals(FAILED, client.login(HOST.login(), "wrong").status());
        }
        var last = client.login(HOST.login(), "wrong");
        assertTrue(last.untagged().getFirst().startsWith("* BYE"));
        assertEquals(FAILED, last.status());
        assertTrue(client.readsEnd());
        assertEquals(before + 1, HOST.hits("failed-logins"));
    }
}
