package io.culver.testkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TranscriptsTest {
    @TempDir private Path folder;

    @Test
    void makesATestOfEveryFileBelow() throws Throwable {
        write("noop.imap", "# T\nC: a NOOP\nS: a OK\n");
        write("move/late.imap", "# T\nC: a NOOP\nS: a OK late\n");
        try (var host = new ScriptedHost((tag, _) -> tag + " OK\r\n")) {
            List<DynamicTest> tests = Transcripts.in(folder, host).toList();
            assertEquals(
                    List.of("move/late.imap", "noop.imap"),
                    tests.stream().map(DynamicTest::getDisplayName).toList());
            assertThrows(AssertionError.class, tests.get(0).getExecutable());
            tests.get(1).getExecutable().execute();
        }
    }

    @Test
    void failsForAnEmptyTranscriptAndForAFileThatNothingRuns() throws IOException {
        write("empty.imap", "");
        write("notes.txt", "# T\nC: a NOOP\nS: a OK\n");
        try (var host = new ScriptedHost((tag, _) -> tag + " OK\r\n")) {
            List<DynamicTest> tests = Transcripts.in(folder, host).toList();
            assertThrows(TranscriptSyntaxException.class, tests.get(0).getExecutable());
            assertThrows(AssertionError.class, tests.get(1).getExecutable());
        }
    }

    @Test
    void refusesAFolderWithoutTranscripts() throws IOException {
        try (var host = new ScriptedHost((tag, _) -> tag + " OK\r\n")) {
            assertThrows(IllegalStateException.class, () -> Transcripts.in(folder, host));
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
