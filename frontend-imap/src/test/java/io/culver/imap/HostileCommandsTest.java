package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of a user who means harm; each test names what it sends. RFC 9051 §6 */
class HostileCommandsTest {
    private static final CulverHost HOST = new CulverHost(Optional.empty());
    private static final byte[] MESSAGE =
            "Subject: s\r\nTo: a@b\r\n\r\ntext".getBytes(StandardCharsets.US_ASCII);

    private ImapClient client;

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @BeforeEach
    void selectThreeMessages() {
        HOST.newAccount();
        client = connect();
        for (int i = 0; i < 3; i++) {
            client.append("INBOX", MESSAGE).orThrow();
        }
        client.command("SELECT INBOX").orThrow();
    }

    private static ImapClient connect() {
        ImapClient client = HOST.connect();
        var _ = client.read();
        HOST.login(client);
        return client;
    }

    /** Whatever was sent, others do not feel it. */
    @AfterEach
    void leaveTheServerUnhurt() {
        client.close();
        try (ImapClient other = connect()) {
            other.command("SELECT INBOX").orThrow();
            assertEquals(3, other.command("FETCH 1:* BODY.PEEK[]").orThrow().untagged().size());
        }
    }

    /** Case 55. */
    @Test
    void refusesALineOf70Kilobytes() {
        client.sendLine("a SEARCH SUBJECT \"" + "x".repeat(70_000) + '"');
        assertEquals("a BAD Too long argument", client.read().text());
        client.command("NOOP").orThrow();
    }

    /** Case 57. */
    @Test
    void refusesASearchOfManyLiterals() {
        client.sendLine("a SEARCH" + " SUBJECT {1+}\r\nx".repeat(3_000));
        assertTrue(client.readTo("a", line -> {}).startsWith("a NO [LIMIT]"));
        assertTrue(client.command("NOOP").isOk());
    }

    /** Cases 58 and 59. */
    @Test
    void refusesSearchesThatAreTooDeepOrTooLong() {
        refusesWithLimit("SEARCH " + "NOT ".repeat(5_000) + "ALL");
        refusesWithLimit("SEARCH " + "OR SEEN ".repeat(3_000) + "ALL");
        refusesWithLimit("SEARCH " + "(".repeat(3_000) + "ALL" + ")".repeat(3_000));
        refusesWithLimit("SEARCH " + "ALL ".repeat(15_000) + "ALL");
        refusesWithLimit("SEARCH " + "OR SUBJECT a SUBJECT b ".repeat(2_000) + "ALL");
        assertTrue(client.command("SEARCH " + "ALL ".repeat(999) + "ALL").isOk());
    }

    /** Case 60, as far as a line cannot hold it. */
    @Test
    void searchesForAMegabyteOfSpacesInLiterals() {
        String spaces = " ".repeat(4_096);
        String keys = (" TEXT {4096+}\r\n" + spaces).repeat(255);
        client.sendLine("a SEARCH" + keys);
        assertTrue(client.readTo("a", line -> {}).startsWith("a OK"));
    }

    /** Case 64. */
    @Test
    void takesSetsOfManyRangesOnce() {
        assertEquals(
                2,
                client.command("UID FETCH " + odd(9_000) + " FLAGS").orThrow().untagged().size());
        String all = "1:*,".repeat(5_000) + "*:1";
        assertEquals(3, client.command("FETCH " + all + " FLAGS").orThrow().untagged().size());
    }

    /** Case 85, what is too long for a transcript: as many known UIDs as a line holds, and more. */
    @Test
    void resynchronizesAMailboxOfWhichTheClientClaimsToKnowALot() {
        client.command("UNSELECT").orThrow();
        client.command("ENABLE QRESYNC").orThrow();
        String status = client.command("STATUS INBOX (UIDVALIDITY)").untagged().getFirst().text();
        String validity = status.replaceAll("\\D+", "");
        String known = odd(10_000);
        Response all =
                client.command("EXAMINE INBOX (QRESYNC (" + validity + " 1 " + known + "))")
                        .orThrow();
        assertEquals(2, all.untagged().stream().filter(it -> it.text().contains("FETCH")).count());
        Response far =
                client.command(
                        "EXAMINE INBOX (QRESYNC (" + validity + " 1 (1:4294967295 1:4294967295)))");
        assertEquals(
                3,
                far.orThrow().untagged().stream()
                        .filter(it -> it.text().contains("FETCH"))
                        .count());
        client.sendLine("a EXAMINE INBOX (QRESYNC (" + validity + " 1 " + odd(20_000) + "))");
        assertEquals("a BAD Too long argument", client.read().text());
        client.command("NOOP").orThrow();
    }

    private static String odd(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(2 * i + 1))
                .collect(Collectors.joining(","));
    }

    /** Case 67: a section of ten thousand levels. */
    @Test
    void refusesASectionDeeperThanAnyMessage() {
        String section = "1" + ".1".repeat(10_000);
        assertTrue(client.command("FETCH 1 BODY.PEEK[" + section + "]").status().startsWith("BAD"));
    }

    /** Case 68. */
    @Test
    void findsAHeaderAmongThousandsOfNames() {
        String names =
                IntStream.range(0, 5_000).mapToObj(i -> "X" + i).collect(Collectors.joining(" "));
        Response found =
                client.command("FETCH 1 BODY.PEEK[HEADER.FIELDS (" + names + " TO)]").orThrow();
        String header =
                new String(found.untagged().getFirst().literal(), StandardCharsets.US_ASCII);
        assertEquals("To: a@b\r\n\r\n", header);
    }

    /** Case 70. */
    @Test
    void answersThousandsOfPipelinedCommandsInOrder() {
        int count = 20_000;
        var _ =
                Thread.ofVirtual()
                        .start(() ->
                                IntStream.range(0, count)
                                        .forEach(i -> client.sendLine("n" + i + " NOOP")));
        for (int i = 0; i < count; i++) {
            String text = client.read().text();
            assertTrue(text.startsWith("n" + i + " OK"), text);
        }
    }

    /** Case 71. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999_999})
    void storesNothingOfAnAppendThatBreaksOff(int sent) {
        try (ImapClient broken = connect()) {
            broken.sendLine("a APPEND INBOX {1000000}");
            assertTrue(broken.read().isContinuation());
            broken.send("x".repeat(sent).getBytes(StandardCharsets.US_ASCII));
        }
        assertTrue(client.command("NOOP").orThrow().untagged().isEmpty());
    }

    /** Case 72: what comes without being asked for is not read. */
    @Test
    void endsTheConnectionOverAMessageThatIsTooLargeAndComesUnasked() {
        client.sendLine("a APPEND INBOX {52428801+}");
        assertTrue(client.read().startsWith("* BYE [TOOBIG]"));
    }

    /** Case 75. */
    @Test
    void refusesAnAppendWithThousandsOfKeywords() {
        String keywords =
                IntStream.range(0, 8_000).mapToObj(i -> "k" + i).collect(Collectors.joining(" "));
        Response refused = client.append("INBOX (" + keywords + ")", MESSAGE);
        assertTrue(refused.status().startsWith("NO [LIMIT]"), refused::status);
    }

    /** Cases 78 and 82. */
    @Test
    void listsAndRenamesThousandsOfMailboxesAndMakesNoMore() {
        String below = "/x".repeat(30);
        for (int i = 0; i < 322; i++) {
            client.command("CREATE p/" + i + below).orThrow();
        }
        String status = "OK";
        for (int i = 0; status.startsWith("OK"); i++) {
            status = client.command("CREATE q" + i).status();
        }
        assertTrue(status.startsWith("NO [LIMIT]"), status);
        assertEquals(0, list("*%".repeat(200) + "*y*"));
        int mailboxes = list("*");
        assertEquals(10_000, mailboxes);
        refusesWithLimit("RENAME p q0/p"); // for the mailboxes below would be too deep
        client.command("RENAME p r").orThrow();
        assertEquals(0, list("p*"));
        assertEquals(mailboxes, list("*"));
    }

    private int list(String pattern) {
        return client.command("LIST \"\" \"" + pattern + "\"").orThrow().untagged().size();
    }

    /** Case 83. Rule E7. */
    @Test
    void offersNoNewKeywordsOnceThereAreEnough() {
        for (int i = 0; i < 128; i++) {
            Response stored = client.command("STORE 1 +FLAGS.SILENT (k" + i + ")").orThrow();
            String permanent = stored.untagged().getLast().text();
            assertTrue(permanent.contains(" k" + i), permanent);
            assertEquals(i < 127, permanent.contains("\\*"), permanent);
        }
        refusesWithLimit("STORE 1 +FLAGS (k128)");
        refusesWithLimit("STORE 2 FLAGS (k0 new)");
        client.command("STORE 2 +FLAGS (K127)").orThrow();
        String selected = client.command("SELECT INBOX").orThrow().untagged().toString();
        assertTrue(selected.contains("k127)"), selected);
        assertFalse(selected.contains("\\*"), selected);
    }

    /** Case 86: no end of line while the client idles. */
    @Test
    void endsTheConnectionOverAnEndlessLineInIdle() {
        client.sendLine("a IDLE");
        assertTrue(client.read().isContinuation());
        client.send(new byte[70_000]);
        assertEquals("* BAD Too long argument", client.read().text());
        client.send(new byte[200_000]);
        assertTrue(client.read().startsWith("* BYE [LIMIT]"));
    }

    private void refusesWithLimit(String command) {
        String status = client.command(command).status();
        assertTrue(status.startsWith("NO [LIMIT]"), status);
    }
}
