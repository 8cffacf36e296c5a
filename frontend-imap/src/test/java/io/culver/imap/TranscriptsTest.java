package io.culver.imap;

import io.culver.testkit.transcript.Transcripts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the server to its specification. */
class TranscriptsTest {

    private static final CulverHost HOST = new CulverHost(Optional.empty());

    @TestFactory
    Stream<DynamicTest> sessions() {
        return Transcripts.in(Path.of("src/test/transcripts"), HOST);
    }

    @AfterAll
    static void stop() {
        HOST.close();
    }
}
