package io.culver.testkit.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The seeds of a fuzz target, and mutations of them that are the same in every build. */
public final class FuzzSeeds {
    private static final Path SEEDS = Path.of("src/test/fuzz");
    private static final long SEED = 20_261_123;

    private FuzzSeeds() {}

    /**
     * Runs a target with each seed and so many mutations of it.
     *
     * @param folder of the module's seeds
     * @throws AssertionError that names the input, if one makes the target fail
     */
    public static void run(String folder, int mutations, Consumer<byte[]> target)
            throws IOException {
        List<Path> seeds = seeds(folder);
        if (seeds.isEmpty()) {
            throw new AssertionError("no seeds in " + folder);
        }
        var random = new SplittableRandom(SEED);
        for (Path file : seeds) {
            byte[] seed = Files.readAllBytes(file);
            run(target, seed, file);
            for (int i = 0; i < mutations; i++) {
                run(target, mutated(seed, random), file);
            }
        }
    }

    private static List<Path> seeds(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SEEDS.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static void run(Consumer<byte[]> target, byte[] octets, Path seed) {
        try {
            target.accept(octets);
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
