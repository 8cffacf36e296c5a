package io.culver.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import io.culver.testkit.imap.ResponseLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases 95 to 108: whatever a message is made of, its octets come back as they were, and what is
 * told of it has bounds. RFC 9051 §6.4.5
 *
 * <p>Rules F5, H10, H16.
 */
class HostileMailTest {
    /** ENVELOPE and BODYSTRUCTURE together: what gRPC carries, quoted. */
    private static final int ANSWER_OCTETS_MAX = 8 << 20;

    private static final CulverHost HOST = new CulverHost(Optional.empty());

    @BeforeAll
    static void open() {
        HOST.newAccount();
    }

    @AfterAll
    static void stop() {
        HOST.close();
    }

    static Stream<HostileMail> mails() {
        return HostileMail.all();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void comesBackWholeAndIsToldInBounds(HostileMail mail) {
        try (ImapClient client = HOST.connect()) {
            var _ = client.read();
            HOST.login(client);
            client.appendBinary("INBOX", mail.octets()).orThrow();
            client.command("SELECT INBOX").orThrow();

            String message = "FETCH * (RFC822.SIZE BODY.PEEK[])";
            assertArrayEquals(withoutNul(mail.octets()), fetch(client, message).literal());
            ResponseLine whole = fetch(client, "FETCH * BINARY.PEEK[]");
            assertArrayEquals(mail.octets(), whole.literal());

            ResponseLine told = fetch(client, "FETCH * (ENVELOPE BODYSTRUCTURE)");
            assertTrue(told.length() < ANSWER_OCTETS_MAX, () -> told.length() + " octets");
            assertFalse(hasControls(told));

            ResponseLine to = fetch(client, "FETCH * BODY.PEEK[HEADER.FIELDS (TO)]");
            assertTrue(to.length() < mail.octets().length + 200);

            Response binary = client.command("FETCH * (BINARY.SIZE[1] BINARY.PEEK[1])");
            assertTrue(binary.isOk() || binary.status().startsWith("NO [UNKNOWN-CTE]"));
            assertTrue(client.command("SEARCH SUBJECT s").isOk());
        }
    }

    @Test
    void choosesTheFieldsOfAHundredThousandLines() {
        String to = "To: user@example.org\r\n".repeat(100_000);
        try (ImapClient client = HOST.connect()) {
            var _ = client.read();
            HOST.login(client);
            String message = "Subject: many\r\n" + to + "From: a@b.example\r\n\r\nbody\r\n";
            client.append("INBOX", message.getBytes(ISO_8859_1)).orThrow();
            client.command("SELECT INBOX").orThrow();
            assertEquals(to + "\r\n", fetched(client, "BODY.PEEK[HEADER.FIELDS (TO)]"));
            assertEquals(
                    "Subject: many\r\nFrom: a@b.example\r\n\r\n",
                    fetched(client, "BODY.PEEK[HEADER.FIELDS.NOT (TO)]"));
            assertEquals("To: user", fetched(client, "BODY.PEEK[HEADER.FIELDS (TO)]<0.8>"));
        }
    }

    private static String fetched(ImapClient client, String item) {
        return new String(fetch(client, "FETCH * " + item).literal(), ISO_8859_1);
    }

    /** As BODY shows it, in which NUL cannot be. */
    private static byte[] withoutNul(byte[] octets) {
        return new String(octets, ISO_8859_1).replace('\0', '\u0080').getBytes(ISO_8859_1);
    }

    private static ResponseLine fetch(ImapClient client, String command) {
        List<ResponseLine> fetched = client.command(command).orThrow().untagged();
        assertEquals(1, fetched.size());
        return fetched.getFirst();
    }

    /** Outside literals no text may hold what ends a line, nor NUL. RFC 9051 §9 */
    private static boolean hasControls(ResponseLine line) {
        String outside = new String(line.octets(), ISO_8859_1).replaceAll("\\{\\d+}\r\n", "");
        return outside.chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n');
    }
}
