package io.culver.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Uploads;
import io.culver.model.DataSize;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What clients may send, as it is configured. RFC 7888, RFC 7889; rules A18, B6, I15, L20 */
class UploadsTest {

    private static final DataSize LIMIT = DataSize.ofMebibytes(2);

    private static void with(Uploads uploads, Consumer<ImapClient> session) {
        try (var host = new CulverHost(uploads)) {
            host.newAccount();
            try (ImapClient client = host.connect()) {
                assertOffers(client.read().text(), uploads);
                assertOffers(capabilities(client), uploads);
                host.login(client);
                assertOffers(capabilities(client), uploads);
                client.command("ENABLE IMAP4rev2").orThrow();
                assertOffers(capabilities(client), uploads);
                session.accept(client);
            }
        }
    }

    private static String capabilities(ImapClient client) {
        return client.command("CAPABILITY").orThrow().untagged().getFirst().text();
    }

    private static void assertOffers(String line, Uploads uploads) {
        List<String> words = List.of(line.split("[ \\]]", -1));
        assertEquals(uploads.isLiteralPlus(), words.contains("LITERAL+"), line);
        assertEquals(!uploads.isLiteralPlus(), words.contains("LITERAL-"), line);
        assertTrue(words.contains("APPENDLIMIT=" + uploads.message().octets()), line);
    }

    private static ResponseLine sendUnasked(ImapClient client, String command, long octets) {
        String tag = client.nextTag();
        client.sendLine(tag + " " + command + " {" + octets + "+}");
        client.sendLine("x".repeat((int) octets));
        return client.readTo(tag, _ -> {});
    }

    /** Rule A18. */
    @Test
    void takesLargeLiteralsUnaskedWithLiteralPlus() {
        with(
                new Uploads(LIMIT, true),
                client -> {
                    assertTrue(
                            sendUnasked(client, "APPEND INBOX", LIMIT.octets())
                                    .text()
                                    .contains("OK [APPENDUID"));
                    client.command("SELECT INBOX").orThrow();
                    assertTrue(
                            sendUnasked(client, "SEARCH SUBJECT", 5_000).text().contains(" OK "));
                    assertTrue(
                            sendUnasked(client, "SEARCH SUBJECT", Limits.LITERAL + 1)
                                    .text()
                                    .contains(" BAD [TOOBIG]"));
                    assertTrue(
                            sendUnasked(client, "APPEND nope", LIMIT.octets())
                                    .text()
                                    .contains(" NO [TRYCREATE]"));
                    assertTrue(client.command("NOOP").isOk());
                });
    }

    /** Rule A18. */
    @Test
    void takesSmallLiteralsUnaskedWithLiteralMinus() {
        with(
                new Uploads(LIMIT, false),
                client -> {
                    assertTrue(sendUnasked(client, "APPEND INBOX", 4096).text().contains(" OK "));
                    assertTrue(
                            sendUnasked(client, "APPEND INBOX", 4097)
                                    .text()
                                    .contains(" BAD [TOOBIG]"));
                });
    }

    /** Rule L20. */
    @Test
    void takesAMessageOfExactlyTheLimit() {
        with(
                new Uploads(LIMIT, false),
                client -> {
                    byte[] largest = "x".repeat((int) LIMIT.octets()).getBytes(ISO_8859_1);
                    client.append("INBOX", largest).orThrow();
                    String tag = client.nextTag();
                    client.sendLine(tag + " APPEND INBOX {" + (LIMIT.octets() + 1) + "}");
                    ResponseLine refusal = client.read();
                    assertFalse(refusal.isContinuation());
                    assertTrue(refusal.text().startsWith(tag + " NO [TOOBIG]"), refusal.text());
                    String status =
                            client.command("STATUS INBOX (MESSAGES APPENDLIMIT)")
                                    .orThrow()
                                    .untagged()
                                    .getFirst()
                                    .text();
                    assertEquals(
                            "* STATUS INBOX (MESSAGES 1 APPENDLIMIT " + LIMIT.octets() + ")",
                            status);
                });
    }

    @Test
    void refusesALimitThatTheServiceWouldNotHold() {
        DataSize tooLarge = new DataSize(Limits.MESSAGE.octets() + 1);
        assertThrows(IllegalArgumentException.class, () -> new Uploads(tooLarge, false));
        assertThrows(IllegalArgumentException.class, () -> new Uploads(DataSize.ZERO, false));
    }

    /** RFC 9051 §4.3.1; rules H13, H16 */
    @Test
    void showsNulAsAnotherOctetOfTheSameSize() {
        with(
                Uploads.STANDARD,
                client -> {
                    byte[] message = "X-A: 1\0\r\n\r\na\0b".getBytes(ISO_8859_1);
                    client.appendBinary("INBOX", message).orThrow();
                    client.command("SELECT INBOX").orThrow();
                    assertArrayEquals(message, literal(client, "BINARY.PEEK[]"));
                    byte[] shown = "X-A: 1\u0080\r\n\r\na\u0080b".getBytes(ISO_8859_1);
                    assertArrayEquals(shown, literal(client, "BODY.PEEK[]"));
                    byte[] header = "X-A: 1\u0080\r\n\r\n".getBytes(ISO_8859_1);
                    assertArrayEquals(header, literal(client, "BODY.PEEK[HEADER]"));
                    assertArrayEquals(header, literal(client, "BODY.PEEK[HEADER.FIELDS (X-A)]"));
                });
    }

    private static byte[] literal(ImapClient client, String item) {
        return client.command("FETCH 1 " + item).orThrow().untagged().stream()
                .filter(line -> line.startsWith("* 1 FETCH"))
                .map(ResponseLine::literal)
                .findFirst()
                .orElseThrow();
    }
}
