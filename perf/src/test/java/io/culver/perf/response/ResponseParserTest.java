package io.culver.perf.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK [CAPABILITY IMAP4rev2 IDLE] ready",
                "* CAPABILITY IMAP4rev2 AUTH=PLAIN",
                "* ENABLED QRESYNC",
                "* BYE [UNAVAILABLE] later",
                "a1 OK [READ-WRITE] SELECT completed",
                "a1 NO [OVERQUOTA] full",
                "a1 OK [COPYUID 7 1:3,5 4:7] done",
                "a1 OK [MODIFIED 7,9] done",
                "+ idling",
                "+",
                "* FLAGS (\\Seen $Junk)",
                "* OK [PERMANENTFLAGS (\\Seen \\*)] limited",
                "* OK [MAILBOXID (F1-x)] it",
                "* 0 EXISTS",
                "* 3 EXPUNGE",
                "* VANISHED (EARLIER) 1:3,9",
                "* LIST (\\HasNoChildren) \"/\" \"a b\"",
                "* STATUS INBOX (MESSAGES 3 MAILBOXID (F1) APPENDLIMIT NIL)",
                "* SEARCH",
                "* SEARCH 1 3 (MODSEQ 9)",
                "* ESEARCH (TAG \"a1\") UID COUNT 2 ALL 1,3",
                "* 1 FETCH (UID 4 FLAGS () MODSEQ (9) EMAILID (E1) RFC822.SIZE 10)",
                "* 1 FETCH (BODY[] {3}\r\nabc FLAGS (\\Seen))",
                "* 1 FETCH (BODY[HEADER.FIELDS (SUBJECT)]<0> \"x\")",
                "* 1 FETCH (INTERNALDATE \" 1-Jan-2026 10:00:00 +0000\")",
                "* 1 FETCH (ENVELOPE (NIL \"s\" ((\"n\" NIL \"l\" \"d\")) NIL NIL NIL NIL NIL NIL \"i\"))",
                "* 1 FETCH (BODYSTRUCTURE (\"TEXT\" \"PLAIN\" (\"CHARSET\" \"us-ascii\") NIL NIL"
                        + " \"7BIT\" 5 1 NIL NIL NIL NIL))",
                "* 1 FETCH (BODYSTRUCTURE ((\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 5 1)"
                        + "(\"IMAGE\" \"PNG\" NIL NIL NIL \"BASE64\" 5) \"MIXED\"))"
            })
    void takesWhatTheGrammarDerives(String line) {
        var _ = ResponseParser.parse(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "* 0 EXPUNGE",
                "* 1 EXPUNGE ",
                "* 01 EXISTS",
                "* 1 FETCH ()",
                "* 1 FETCH (UID 0)",
                "* 1 FETCH (UID 1 UID 1)",
                "* 1 FETCH (FLAGS (\\Seen \\Seen))",
                "* 1 FETCH (FLAGS (\\Seen)",
                "* 1 FETCH (NOVEL 1)",
                "* 1 FETCH (BODY[] {9}\r\nabc)",
                "* 1 FETCH (INTERNALDATE \"yesterday\")",
                "* 1 FETCH (ENVELOPE (NIL))",
                "* OK [UIDNEXT] what",
                "* OK [APPENDUID 0 1] what",
                "* LIST \"/\" a",
                "* STATUS INBOX (MESSAGES 1 MESSAGES 2)",
                "* SEARCH 0",
                "* VANISHED",
                "a1 BYE no",
                "* SURPRISE"
            })
    void refusesWhatItDoesNot(String line) {
        assertThrows(UngrammaticalException.class, () -> ResponseParser.parse(line));
    }

    @Test
    void readsWhatAFetchTells() {
        var fetch =
                (Response.Fetch)
                        ResponseParser.parse("* 2 FETCH (UID 4 FLAGS (a \\Seen) RFC822.SIZE 7)");
        assertEquals(2, fetch.number());
        assertEquals(4, fetch.uid().orElseThrow());
        assertEquals(Set.of("a", "\\Seen"), fetch.flags().orElseThrow());
        assertEquals("7", fetch.facts().get("RFC822.SIZE"));
    }

    @Test
    void setsAreReadAndWritten() {
        assertEquals("1:3,7", Sets.text(Sets.numbers("7,3:1")));
        assertEquals(List.of(), Sets.numbers(""));
    }
}
