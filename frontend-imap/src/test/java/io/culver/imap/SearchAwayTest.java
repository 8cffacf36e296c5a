package io.culver.imap;

import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.mailbox.MailboxServiceConfig;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import io.culver.testkit.imap.ResponseLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Without the search service, few messages are looked through themselves, and found as it would
 * find them. What that cannot tell is refused, with a code that says that it will pass; nothing
 * else suffers. RFC 9051 §7.1, UNAVAILABLE
 *
 * <p>Rule J10.
 */
class SearchAwayTest {
    private static final String AWAY = "NO [UNAVAILABLE] Try again later";

    private final CulverHost host = new CulverHost(Optional.empty());
    private ImapClient client;

    @BeforeEach
    void fillMailbox() {
        host.newAccount();
        client = host.connect();
        var _ = client.read();
        host.login(client);
        append("first");
        append("second");
        client.command("SELECT INBOX").orThrow();
        client.command("STORE 2 +FLAGS.SILENT (\\Seen)").orThrow();
    }

    @AfterEach
    void stop() {
        client.close();
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUBJECT first",
                "FROM ann",
                "HEADER X-A \"\"",
                "BODY first",
                "TEXT first",
                "SEEN TEXT first",
                "OR SEEN NOT BODY first",
                "BODY nowhere"
            })
    void looksThroughTheMessagesThemselves(String keys) {
        String before = search(keys);
        host.stopSearch();
        assertEquals(before, search(keys));
        append("third");
        assertEquals("* SEARCH 3", search("TEXT third"));
        host.startSearch();
    }

    /** What is like a text, only the index knows. */
    @ParameterizedTest
    @ValueSource(strings = {"FUZZY TEXT first", "SEEN FUZZY SUBJECT first"})
    void refusesWhatMessagesThemselvesDoNotTell(String keys) {
        host.stopSearch();
        Response refused = client.command("SEARCH " + keys);
        assertEquals(AWAY, refused.status());
        assertEquals(List.of(), refused.untagged());
        host.startSearch();
    }

    /** A document may contain the text, and only the search service reads it. */
    @Test
    void refusesWhatADocumentMaySay() {
        client.append(
                        "INBOX",
                        """
                        Subject: third\r
                        Content-Type: multipart/mixed; boundary=b\r
                        \r
                        --b\r
                        \r
                        plain words\r
                        --b\r
                        Content-Type: application/pdf\r
                        \r
                        %PDF\r
                        --b--\r
                        """
                                .getBytes(StandardCharsets.US_ASCII))
                .orThrow();
        host.stopSearch();
        assertEquals("* SEARCH 3", search("SUBJECT third"));
        assertEquals("* SEARCH 3", search("3 BODY words"));
        assertEquals("* SEARCH 1", search("1:2 BODY first"));
        assertEquals(AWAY, client.command("SEARCH BODY first").status());
        host.startSearch();
    }

    @Test
    void refusesToLookThroughTooManyMessages() {
        for (int messages = 2; messages <= MailboxServiceConfig.SCANNED_MESSAGES; messages *= 2) {
            client.command("COPY 1:* INBOX").orThrow();
        }
        host.stopSearch();
        assertEquals(AWAY, client.command("SEARCH SUBJECT first").status());
        assertEquals("* SEARCH 1 3 5", search("1:6 SUBJECT first"));
        assertEquals("* SEARCH 1", search("NOT OR 2:* NOT SUBJECT first"));
        host.startSearch();
    }

    /** A search that was to be saved and ends with NO leaves nothing saved. RFC 5182 §2.1 */
    @ParameterizedTest
    @ValueSource(strings = {"SEARCH RETURN (SAVE)", "ESEARCH RETURN (SAVE)"})
    void savesNothingOfARefusedSearch(String command) {
        client.command("SEARCH RETURN (SAVE) ALL").orThrow();
        host.stopSearch();
        assertEquals(AWAY, client.command(command + " FUZZY TEXT first").status());
        assertEquals("* SEARCH", search("$"));
        host.startSearch();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEEN",
                "UNSEEN LARGER 10",
                "SINCE 1-Jan-2001",
                "BEFORE 1-Jan-2001",
                "UID 1:* NOT DELETED",
                "OR SEEN 1",
                "ALL"
            })
    void answersEverythingElse(String keys) {
        String before = search(keys);
        host.stopSearch();
        assertEquals(before, search(keys));
        append("third");
        assertEquals("* SEARCH 1 2 3", search("ALL"));
        host.startSearch();
    }

    @Test
    void findsWhatCameMeanwhileOnceItIsBack() {
        assertEquals("* SEARCH 1", search("SUBJECT first"));
        host.stopSearch();
        append("third");
        host.startSearch();
        eventually(() -> !client.command("SEARCH SUBJECT third").status().equals(AWAY));
        assertEquals("* SEARCH 3", search("SUBJECT third"));
        assertEquals("* SEARCH 1 2 3", search("OR SUBJECT first OR TEXT second BODY third"));
    }

    private String search(String keys) {
        return answer(client.command("SEARCH " + keys));
    }

    private static String answer(Response response) {
        return response.orThrow().untagged().stream()
                .map(ResponseLine::text)
                .filter(text -> text.startsWith("* SEARCH"))
                .findFirst()
                .orElseThrow();
    }

    private void append(String subject) {
        String message =
                "From: Ann <ann@example.org>\r\nSubject: %s\r\nX-A: b\r\n\r\nof the %s\r\n"
                        .formatted(subject, subject);
        client.append("INBOX", message.getBytes(StandardCharsets.US_ASCII)).orThrow();
    }
}
