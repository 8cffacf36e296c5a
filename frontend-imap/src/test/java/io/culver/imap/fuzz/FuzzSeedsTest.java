package io.culver.imap.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.culver.imap.netty.FramingFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seeds of every target, and mutations of them that are the same in every build. */
class FuzzSeedsTest {

    private static final Path SEEDS = Path.of("src/test/fuzz");
    private static final long SEED = 20_261_123;
    private static final int MUTATIONS = 300;

    /** A target, by the folder of its seeds. */
    enum Target {
        FRAMING("framing"),
        ARGUMENTS("arguments"),
        MODIFIED_UTF7("modified-utf7"),
        MESSAGE_SETS("message-sets"),
        STRUCTURE("structure"),
        ENCODED_WORDS("encoded-words");

        private final String folder;

        Target(String folder) {
            this.folder = folder;
        }

        void run(byte[] octets) {
            switch (this) {
                case FRAMING -> FramingFuzz.fuzzerTestOneInput(octets);
                case ARGUMENTS -> ArgumentsFuzz.fuzzerTestOneInput(octets);
                case MODIFIED_UTF7 -> ModifiedUtf7Fuzz.fuzzerTestOneInput(octets);
                case MESSAGE_SETS -> MessageSetFuzz.fuzzerTestOneInput(octets);
                case STRUCTURE -> StructureFuzz.fuzzerTestOneInput(octets);
                case ENCODED_WORDS -> EncodedWordsFuzz.fuzzerTestOneInput(octets);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsForSeedsAndWhatIsNearThem(Target target) throws IOException {
        List<Path> seeds = seeds(target);
        assertFalse(seeds.isEmpty(), "no seeds");
        var random = new SplittableRandom(SEED);
        for (Path file : seeds) {
            byte[] seed = Files.readAllBytes(file);
            run(target, seed, file);
            for (int i = 0; i < MUTATIONS; i++) {
                run(target, mutated(seed, random), file);
            }
        }
    }

    private static List<Path> seeds(Target target) throws IOException {
        try (Stream<Path> files = Files.list(SEEDS.resolve(target.folder))) {
            return files.sorted().toList();
        }
    }

    private static void run(Target target, byte[] octets, Path seed) {
        try {
            target.run(octets);
        } catch (RuntimeException | AssertionError e) {
            String input = new String(octets, ISO_8859_1);
            throw new AssertionError(seed + " became " + input, e);
        }
    }

    /** Some octets changed, taken out or doubled. */
    private static byte[] mutated(byte[] seed, SplittableRandom random) {
        byte[] octets = seed.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && octets.length > 0; i++) {
            int at = random.nextInt(octets.length);
            int length = random.nextInt(Math.min(16, octets.length - at) + 1);
            switch (random.nextInt(3)) {
                case 0 -> octets[at] = (byte) random.nextInt(0x100);
                case 1 -> octets = spliced(octets, at, at + length);
                default -> octets = spliced(octets, at + length, at);
            }
        }
        return octets;
    }

    /** All before the one place and all from the other on. */
    private static byte[] spliced(byte[] octets, int end, int start) {
        byte[] spliced = Arrays.copyOf(octets, end + octets.length - start);
        System.arraycopy(octets, start, spliced, end, octets.length - start);
        return spliced;
    }
}
