package io.culver.testkit.transcript;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Folders of transcripts as tests: return {@link #in} from a {@code @TestFactory}. With {@code
 * -Dtranscripts=rewrite} the files are written anew instead of checked.
 */
public final class Transcripts {
    private static final String SUFFIX = ".imap";
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("transcripts"));

    private Transcripts() {}

    /**
     * A test for every file below the folder, by its path. A file that is no transcript is a
     * failing test, and so is an empty one.
     *
     * @throws IllegalStateException if the folder holds no file
     */
    public static Stream<DynamicTest> in(Path folder, TranscriptHost host) {
        return in(folder, Transport.PLAIN, host);
    }

    /**
     * As {@link #in(Path, TranscriptHost)}, over this transport; files that say that they do not
     * hold over it are left out.
     *
     * @param host connects over TLS if the transport is encrypted
     */
    public static Stream<DynamicTest> in(Path folder, Transport transport, TranscriptHost host) {
        List<Path> files = filesIn(folder);
        if (files.isEmpty()) {
            throw new IllegalStateException("no transcripts in " + folder.toAbsolutePath());
        }
        return files.stream()
                .filter(file -> holdsOver(file, transport))
                .map(file ->
                        dynamicTest(
                                folder.relativize(file).toString(),
                                file.toUri(),
                                () -> test(file, transport, host)));
    }

    private static boolean holdsOver(Path file, Transport transport) {
        try {
            return TranscriptParser.parse(Files.readAllLines(file))
                    .transports()
                    .contains(transport);
        } catch (IOException | TranscriptSyntaxException e) {
            return true; // the test of it fails
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.toAbsolutePath(), e);
        }
    }

    private static void test(Path file, Transport transport, TranscriptHost host)
            throws IOException {
        if (!file.toString().endsWith(SUFFIX)) {
            throw new AssertionError("not a transcript, so nothing runs it: " + file);
        }
        List<String> lines = Files.readAllLines(file);
        Transcript transcript = TranscriptParser.parse(lines);
        if (REWRITE && transport == Transport.PLAIN) {
            Files.write(file, TranscriptRewriter.rewrite(lines, transcript, host));
        } else {
            TranscriptRunner.run(transcript, transport, host);
        }
    }
}
