package io.culver.testkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ScriptedServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.opentest4j.TestAbortedException;

final class TranscriptRunnerTest {

    @Test
    void passesWhereEveryLineIsListed() throws IOException {
        run(
                (tag, _) -> "* OK [COPYUID 5 2 1] moved\r\n* 2 EXPUNGE\r\n" + tag + " OK moved\r\n",
                """
                # COPYUID arrives before EXPUNGE. RFC 6851 §4.3
                requires: MOVE
                given: INBOX 1; selected INBOX
                C: a UID MOVE 2 Archive
                S: * OK [COPYUID $validity 2 1] moved
                S: * 2 EXPUNGE
                S: a OK $_
                """);
    }

    @ParameterizedTest
    @EnumSource(value = Transport.class, mode = Mode.EXCLUDE, names = "COMPRESSED")
    void sendsTheSameHoweverItIsCut(Transport transport) throws IOException {
        try (var host = new ScriptedHost((tag, command) -> tag + " OK " + command + "\r\n")) {
            String transcript =
                    "# Two at once\nC: a NOOP\nC: b CHECK\nS: a OK NOOP\nS: b OK CHECK\n";
            TranscriptRunner.run(
                    TranscriptParser.parse(transcript.lines().toList()), transport, host);
        }
    }

    @Test
    void setsTheStage() throws IOException {
        try (var host = new ScriptedHost((tag, _) -> tag + " OK\r\n")) {
            run(
                    host,
                    """
                    # Stage
                    given: INBOX 1, Archive 0; enabled IMAP4rev2; selected INBOX
                    C: a NOOP
                    S: a OK
                    """);
            List<String> received = host.received();
            assertEquals(
                    List.of(
                            "a new account",
                            "LOGIN \"reader\" \"secret\"",
                            "CAPABILITY",
                            "CREATE \"Archive\"",
                            "LOGOUT",
                            "LOGIN \"reader\" \"secret\"",
                            "ENABLE IMAP4rev2",
                            "SELECT \"INBOX\""),
                    received.stream().filter(command -> !command.startsWith("APPEND")).toList());
            String append = received.get(3);
            assertTrue(
                    append.matches(
                            "(?s)APPEND \"INBOX\" \"02-Jan-2023 10:01:00 .*\\{\\d+}From: .*"),
                    append);
        }
    }

    @Test
    void sendsLiteralsAsTheLinesTheyAre() throws IOException {
        run(
                (tag, command) ->
                        "* {" + command.length() + "}\r\n" + command + "\r\n" + tag + " OK\r\n",
                """
                # Literals
                C: a X {4}
                S: + $_
                C: b␍␊c {2+}
                C: de
                S: * {$n}
                S: X {4}b
                S: c {2+}de
                S: a OK
                """);
    }

    @Test
    void failsAtTheLineThatDiffers() throws IOException {
        AssertionError failure =
                failure((tag, _) -> "* 3 EXISTS\r\n" + tag + " OK\r\n", "S: * 2 EXISTS\nS: a OK");
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("line 3:"), message);
        assertTrue(message.contains("expected: * 2 EXISTS"), message);
        assertTrue(message.contains("received: * 3 EXISTS"), message);
    }

    @Test
    void failsWhereALineIsNotListed() throws IOException {
        ScriptedServer.Script script = (tag, _) -> tag + " OK\r\n* 3 EXISTS\r\n";
        AssertionError failure = failure(script, "S: a OK");
        assertEquals("after the last line, not listed: * 3 EXISTS", failure.getMessage());
    }

    @Test
    void failsWhereTheServerStaysConnected() throws IOException {
        AssertionError failure = failure((_, _) -> "* BYE\r\n", "S: * BYE\nC: b\nS: <closed>");
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("received: * BYE"), message);
    }

    @Test
    void seesTheServerClose() throws IOException {
        run((_, _) -> "", "# T\nC: a LOGOUT\nS: <closed>\n");
    }

    @Test
    void playsSeveralConnections() throws IOException {
        run(
                (tag, command) -> tag + " OK " + command + "\r\n",
                """
                # Two sessions
                A C: a one
                B C: b two
                B S: b OK $what
                A S: a OK one
                A C: a $what
                A S: a OK two
                B C: <close>
                """);
    }

    @Test
    void skipsWhatTheServerDoesNotOffer() {
        assertThrows(
                TestAbortedException.class,
                () ->
                        run(
                                (tag, _) -> tag + " OK\r\n",
                                "# T\nrequires: QRESYNC\nC: a NOOP\nS: a OK\n"));
    }

    private static AssertionError failure(ScriptedServer.Script script, String expected) {
        return assertThrows(
                AssertionError.class, () -> run(script, "# T\nC: a NOOP\n" + expected + "\n"));
    }

    private static void run(ScriptedServer.Script script, String transcript) throws IOException {
        try (var host = new ScriptedHost(script)) {
            run(host, transcript);
        }
    }

    private static void run(TranscriptHost host, String transcript) {
        TranscriptRunner.run(
                TranscriptParser.parse(transcript.lines().toList()), Transport.PLAIN, host);
    }
}
