package io.culver.imap;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import io.culver.testkit.transcript.TranscriptHost;
import io.culver.testkit.transcript.Transcripts;
import io.culver.testkit.transcript.Transport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Holds the server to its specification, over every transport. */
@Execution(ExecutionMode.CONCURRENT)
class TranscriptsTest {

    private static final Path TRANSCRIPTS = Path.of("src/test/transcripts");

    @TempDir private static Path folder;

    private static CulverHost plain;
    private static CulverHost encrypted;

    @BeforeAll
    static void start() throws Exception {
        plain = new CulverHost(Optional.empty());
        encrypted = new CulverHost(Optional.of(ScratchCertificate.in(folder)));
    }

    @AfterAll
    static void stop() {
        plain.close();
        encrypted.close();
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicContainer> sessions() {
        return Arrays.stream(Transport.values())
                .map(transport ->
                        dynamicContainer(
                                transport.name(),
                                Transcripts.in(TRANSCRIPTS, transport, hostFor(transport))));
    }

    private static TranscriptHost hostFor(Transport transport) {
        return transport.isEncrypted() ? new TlsHost(encrypted) : plain;
    }
}
