package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.limits.Batches;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.limits.Uploads;
import io.culver.testkit.imap.ImapClient;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the operator has turned off is neither announced nor done.
 *
 * <p>Rule L18.
 */
class TurnedOffTest {

    private static final CulverHost HOST = new CulverHost(leastOfAll());

    private ImapClient client;

    private static ImapConfig leastOfAll() {
        return new ImapConfig(
                InetAddress.getLoopbackAddress(),
                OptionalInt.of(0),
                OptionalInt.empty(),
                Optional.empty(),
                true,
                false,
                AdmissionConfig.STANDARD,
                Timeouts.STANDARD,
                new Uploads(Uploads.STANDARD.message(), false),
                Batches.UNLIMITED,
                Duration.ZERO);
    }

    @BeforeEach
    void connect() {
        HOST.newAccount();
        client = HOST.connect();
        assertAnnouncesNoneOf(client.read().text());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void beforeTheLogin() {
        assertAnnouncesNoneOf(announced());
        assertFalse(client.command("STARTTLS").isOk());
        assertTrue(client.command("NOOP").isOk());
    }

    @Test
    void afterTheLogin() {
        HOST.login(client);
        assertAnnouncesNoneOf(announced());
        client.command("SELECT INBOX").orThrow();
        assertBad("UNAUTHENTICATE");
        assertBad("SEARCH UIDBEFORE 3");
        client.sendLine("a APPEND INBOX {4097+}\r\n" + "x".repeat(4097));
        assertTrue(client.readTo("a", _ -> {}).startsWith("a BAD [TOOBIG]"));
        assertTrue(client.command("CHECK").isOk());
    }

    private String announced() {
        return client.command("CAPABILITY").orThrow().untagged().getFirst().text();
    }

    private static void assertAnnouncesNoneOf(String line) {
        List<String> names = Stream.of(line.split("[ =\\]]", -1)).toList();
        for (String off : List.of("STARTTLS", "UNAUTHENTICATE", "LITERAL+", "MESSAGELIMIT")) {
            assertFalse(names.contains(off), line);
        }
    }

    private void assertBad(String command) {
        String status = client.command(command).status();
        assertTrue(status.startsWith("BAD"), status);
    }
}
