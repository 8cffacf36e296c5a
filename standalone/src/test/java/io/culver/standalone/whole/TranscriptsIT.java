package io.culver.standalone.whole;

import io.culver.testkit.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The front end's transcripts, played to the program in one process on the embedded store. */
@Execution(ExecutionMode.CONCURRENT)
class TranscriptsIT {
    /** The specification that every way of running Culver is held to. */
    static final Path TRANSCRIPTS = Path.of("..", "frontend-imap", "src", "test", "transcripts");

    @TempDir private static Path data;

    private static CulverProcess culver;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        port = CulverProcess.freePort();
        culver =
                CulverProcess.start(
                        "serve", "--data=" + data, "--port=" + port, "--insecure-plaintext-login");
    }

    @AfterAll
    static void stop() {
        culver.close();
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> sessions() {
        return Transcripts.in(TRANSCRIPTS, new ProcessHost(data, port));
    }
}
