package io.culver.imap;

import io.culver.imap.limits.Batches;
import io.culver.testkit.transcript.Transcripts;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Servers that limit how many messages one command may touch. RFC 9738 */
class MessageLimitTest {

    private static final CulverHost EVERY_COMMAND = new CulverHost(new Batches(3, 0));
    private static final CulverHost SAVES = new CulverHost(new Batches(0, 2));

    @TestFactory
    Stream<DynamicTest> ofEveryCommand() {
        return Transcripts.in(Path.of("src/test/transcripts/messagelimit"), EVERY_COMMAND);
    }

    @TestFactory
    Stream<DynamicTest> ofSaves() {
        return Transcripts.in(Path.of("src/test/transcripts/messagelimit"), SAVES);
    }

    @AfterAll
    static void stop() {
        EVERY_COMMAND.close();
        SAVES.close();
    }
}
