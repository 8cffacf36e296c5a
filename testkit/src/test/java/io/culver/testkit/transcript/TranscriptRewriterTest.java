package io.culver.testkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TranscriptRewriterTest {

    @Test
    void writesDownWhatTheServerSaysAndKeepsVariables() throws IOException {
        String before =
                """
                # Rewritten. RFC 9051 §6.3.2
                requires: MOVE
                given: INBOX 0; authenticated

                C: a SELECT INBOX
                S: * OK [UIDVALIDITY $validity] $_
                S: * 9 EXISTS
                S: a OK $_
                # then
                C: b APPEND INBOX {1+}
                C: x
                S: ?
                """;
        String after =
                """
                # Rewritten. RFC 9051 §6.3.2
                requires: MOVE
                given: INBOX 0; authenticated

                C: a SELECT INBOX
                S: * 3 EXISTS
                S: * OK [UIDVALIDITY $validity] $_
                S: a OK $_
                # then
                C: b APPEND INBOX {1+}
                C: x
                S: b OK [APPENDUID $validity 4] done
                """;
        try (var host = new ScriptedHost(TranscriptRewriterTest::answer)) {
            assertEquals(after, rewrite(before, host));
            assertEquals(after, rewrite(after, host));
        }
    }

    private static String answer(String tag, String command) {
        return command.startsWith("SELECT")
                ? "* 3 EXISTS\r\n* OK [UIDVALIDITY 4711] valid\r\n" + tag + " OK selected\r\n"
                : tag + " OK [APPENDUID 4711 4] done\r\n";
    }

    private static String rewrite(String text, TranscriptHost host) {
        List<String> lines = text.lines().toList();
        Transcript transcript = TranscriptParser.parse(lines);
        return String.join("\n", TranscriptRewriter.rewrite(lines, transcript, host)) + "\n";
    }
}
