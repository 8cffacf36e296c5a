package io.culver.testkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TranscriptParserTest {

    @Test
    void readsHeadersAndSession() {
        Transcript transcript =
                parse(
                        """
                        # COPYUID arrives before EXPUNGE. RFC 6851 §4.3
                        requires: MOVE, UIDPLUS
                        given: INBOX 3, Old mail 0; quota MESSAGE 5 STORAGE 9000; enabled IMAP4rev2; selected INBOX

                        # by UID
                        C: a UID MOVE 2 Archive
                        S:
                        S: a OK done
                        """);
        assertEquals("COPYUID arrives before EXPUNGE. RFC 6851 §4.3", transcript.title());
        assertEquals(List.of("MOVE", "UIDPLUS"), transcript.requires());
        assertEquals(Map.of("INBOX", 3, "Old mail", 0), transcript.given().mailboxes());
        assertEquals(Map.of("MESSAGE", 5L, "STORAGE", 9000L), transcript.given().quota());
        assertEquals(List.of("IMAP4rev2"), transcript.given().enabled());
        assertEquals(new ConnectionState.Selected("INBOX", false), transcript.given().stateOf(""));
        assertEquals(
                List.of(
                        new Step.Send(6, "", "a UID MOVE 2 Archive"),
                        new Step.Expect(7, "", ""),
                        new Step.Expect(8, "", "a OK done")),
                transcript.steps());
    }

    @Test
    void readsOverWhichTransportsItHolds() {
        String session = "C: a NOOP\nS: a OK\n";
        assertEquals(Set.of(Transport.values()), parse("# Everywhere\n" + session).transports());
        assertEquals(
                Set.of(Transport.PLAIN, Transport.TLS),
                parse("# Not everywhere\ntransports: plain, tls\n" + session).transports());
        assertThrows(
                TranscriptSyntaxException.class,
                () -> parse("# Nowhere\ntransports: plian\n" + session));
    }

    @Test
    void readsTheStateOfEachConnection() {
        Given given =
                parse(
                                """
                                # Two sessions
                                given: INBOX 1; examined INBOX; B: not authenticated
                                A C: a NOOP
                                A S: a OK
                                B C: b NOOP
                                B S: b OK
                                """)
                        .given();
        assertEquals(new ConnectionState.Selected("INBOX", true), given.stateOf("A"));
        assertEquals(new ConnectionState.NotAuthenticated(), given.stateOf("B"));
    }

    @Test
    void startsBeforeLoginWhereNothingIsGiven() {
        Given given = parse("# T\nC: a NOOP\nS: a OK\n").given();
        assertEquals(new ConnectionState.NotAuthenticated(), given.stateOf(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    C: a NOOP;S: a OK                     | line 1: expected a title
                    #;C: a NOOP;S: a OK                   | line 1: expected a title
                    # T;C: a NOOP                         | line 2: expected a session
                    # T                                   | line 1: expected a session
                    # T;S: * OK                           | line 2: expected a session
                    # T;C: a NOOP;X: a OK                 | line 3: expected C:
                    # T;C: a NOOP;S: a OK;requires: MOVE  | line 4: expected headers
                    # T;given: INBOX;C: a NOOP;S: a OK    | line 2: expected MAILBOX COUNT
                    # T;A C: a NOOP;S: a OK               | line 3: expected a letter
                    """)
    void saysWhereAFileIsWrong(String lines, String message) {
        List<String> file = List.of(lines.split(";"));
        var refusal =
                assertThrows(TranscriptSyntaxException.class, () -> TranscriptParser.parse(file));
        String actual = String.valueOf(refusal.getMessage());
        assertTrue(actual.startsWith(message), actual);
    }

    private static Transcript parse(String text) {
        return TranscriptParser.parse(text.lines().toList());
    }
}
