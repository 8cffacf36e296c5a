package io.culver.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.Limits;
import io.culver.testkit.imap.ImapClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One connection, one user after the other: nothing of the first is left. RFC 8437, case 40 */
class UnauthenticateTest {

    private static final Duration A_MOMENT = Duration.ofMillis(300);

    @TempDir private static Path folder;

    private static CulverHost host;
    private static String first;
    private static String second;

    @BeforeAll
    static void start() throws Exception {
        host = new CulverHost(Optional.of(ScratchCertificate.in(folder)));
        host.newAccount();
        first = host.login();
        host.newAccount();
        second = host.login();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static ImapClient connect(String user) {
        ImapClient client = ImapClient.connectTlsTrustingAll(host.tlsAddress());
        client.read();
        logIn(client, user);
        return client;
    }

    private static void logIn(ImapClient client, String user) {
        client.login(user, CulverHost.PASSWORD).orThrow();
    }

    private static void append(ImapClient client, String mailbox) {
        client.append(mailbox, "Subject: x\r\n\r\ny".getBytes(US_ASCII)).orThrow();
    }

    private static String plain(String user) {
        String response = "\0" + user + "\0" + CulverHost.PASSWORD;
        return Base64.getEncoder().encodeToString(response.getBytes(US_ASCII));
    }

    /** Rule A17. */
    @Test
    void leavesNothingOfTheFirstUserToTheSecond() {
        try (ImapClient client = connect(first);
                ImapClient firstAgain = connect(first)) {
            client.command("ENABLE IMAP4rev2 QRESYNC").orThrow();
            client.command("CREATE Hidden").orThrow();
            append(client, "INBOX");
            client.command("SELECT INBOX").orThrow();
            client.command("SEARCH RETURN (SAVE) ALL").orThrow();
            client.command("UNAUTHENTICATE").orThrow();
            logIn(client, second);

            assertTrue(client.command("FETCH 1 UID").status().startsWith("BAD"), "not selected");
            assertTrue(client.command("LIST \"\" H*").orThrow().untagged().isEmpty());
            String opened = client.command("SELECT INBOX").orThrow().untagged().toString();
            assertTrue(opened.contains(" RECENT"), "IMAP4rev1 again: " + opened);
            assertTrue(client.command("FETCH $ UID").orThrow().untagged().isEmpty());
            append(firstAgain, "INBOX");
            assertTrue(client.read(A_MOMENT).isEmpty(), "changes of the first user");
            assertTrue(client.command("NOOP").orThrow().untagged().isEmpty());
            append(client, "INBOX");
            String stored = client.command("STORE 1 +FLAGS (x)").orThrow().untagged().toString();
            assertFalse(stored.contains("MODSEQ"), stored);
        }
    }

    @Test
    void logsInAgainInOneRoundTrip() {
        try (ImapClient client = connect(first)) {
            client.send(
                    ("a UNAUTHENTICATE\r\nb AUTHENTICATE PLAIN " + plain(second) + "\r\nc NOOP\r\n")
                            .getBytes(US_ASCII));
            assertTrue(client.read().startsWith("a OK"));
            assertTrue(client.read().startsWith("b OK"));
            assertTrue(client.read().startsWith("c OK"));
        }
    }

    /** RFC 8437 §4.1: the client stops behind its command, the server behind its answer. */
    @Test
    void endsCompression() {
        try (ImapClient client = connect(first)) {
            for (String user : new String[] {second, first}) {
                client.compress();
                assertTrue(client.command("NOOP").isOk());
                client.command("UNAUTHENTICATE").orThrow();
                client.endCompression();
                logIn(client, user);
                String offered = client.command("CAPABILITY").untagged().getFirst().text();
                assertTrue(offered.contains("COMPRESS=DEFLATE"), offered);
            }
        }
    }

    @Test
    void readsWhatIsPipelinedBehindItUncompressed() {
        try (ImapClient client = connect(first)) {
            client.compress();
            client.sendLine("a UNAUTHENTICATE");
            client.sendUncompressed(
                    ("b AUTHENTICATE PLAIN " + plain(second) + "\r\n").getBytes(US_ASCII));
            assertTrue(client.read().startsWith("a OK"));
            client.endCompression();
            assertTrue(client.read().startsWith("b OK"));
        }
    }

    @Test
    void keepsTls() {
        try (ImapClient client = connect(first)) {
            String offered = client.command("UNAUTHENTICATE").status();
            assertTrue(offered.contains("AUTH=PLAIN"), offered);
            assertFalse(offered.contains("STARTTLS"), offered);
            assertFalse(offered.contains("UNAUTHENTICATE"), offered);
        }
    }

    @Test
    void holdsTheClientToTheLimitsOfStrangersAgain() {
        try (ImapClient client = connect(first)) {
            client.command("UNAUTHENTICATE").orThrow();
            client.sendLine("a NOOP " + "x".repeat(Limits.LINE_BEFORE_LOGIN));
            assertTrue(client.read().startsWith("* BYE"));
        }
        try (ImapClient client = connect(first)) {
            client.command("UNAUTHENTICATE").orThrow();
            for (int i = 1; i <= Limits.BAD_COMMANDS_BEFORE_LOGIN; i++) {
                assertTrue(client.command("NONSENSE").status().startsWith("BAD"));
            }
            assertTrue(client.read().startsWith("* BYE"));
        }
    }

    @Test
    void givesTheUsersPlaceFree() {
        try (ImapClient client = connect(first)) {
            for (int i = 0; i <= Limits.CONNECTIONS_PER_USER; i++) {
                client.command("UNAUTHENTICATE").orThrow();
                assertEquals(
                        "OK", client.login(first, CulverHost.PASSWORD).status().substring(0, 2));
            }
        }
    }
}
