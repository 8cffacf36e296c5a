package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.testkit.imap.ImapClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * OLDER and YOUNGER are exact to the second; who is just as old is both. RFC 5032 §2
 *
 * <p>Rule J20.
 */
class WithinTest {

    private static final Instant NOW = Instant.parse("2024-03-01T00:00:30Z");

    private final CulverHost host = new CulverHost(Clock.fixed(NOW, ZoneOffset.UTC));
    private ImapClient client;

    /** Of 59, 60 and 61 seconds. */
    @BeforeEach
    void fillMailbox() {
        host.newAccount();
        client = host.connect();
        var _ = client.read();
        host.login(client);
        append("01-Mar-2024 00:59:31 +0100");
        append("29-Feb-2024 23:59:30 +0000");
        append("29-Feb-2024 15:59:29 -0800");
        client.command("SELECT INBOX").orThrow();
    }

    @AfterEach
    void stop() {
        client.close();
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "YOUNGER 58, * SEARCH",
        "YOUNGER 60, * SEARCH 1 2",
        "YOUNGER 61, * SEARCH 1 2 3",
        "OLDER 59, * SEARCH 1 2 3",
        "OLDER 60, * SEARCH 2 3",
        "OLDER 62, * SEARCH"
    })
    void findsByTheAgeInSeconds(String key, String found) {
        var answer = client.command("SEARCH " + key).orThrow().untagged();
        assertEquals(found, answer.getFirst().text());
    }

    private void append(String date) {
        client.command("APPEND INBOX \"%s\" {1+}\r\nx".formatted(date)).orThrow();
    }
}
