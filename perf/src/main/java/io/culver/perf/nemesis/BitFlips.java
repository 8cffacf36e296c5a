package io.culver.perf.nemesis;

import io.culver.testkit.cassandra.CassandraProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Bits that change in files of a Cassandra node, or of a search node's indexes: F28. */
final class BitFlips {
    private static final int FLIPS = 20;

    /** A bit that was changed; changing it once more makes it what it was. */
    private record Flip(Path file, long at, int bit) {
        static Flip anyOf(Path file, RandomGenerator random) throws IOException {
            return new Flip(file, random.nextLong(Files.size(file)), random.nextInt(Byte.SIZE));
        }

        /** Unless the file is gone, which makes it as good. */
        void make() throws IOException {
            if (!Files.exists(file)) {
                return;
            }
            try (var octets = new RandomAccessFile(file.toFile(), "rw")) {
                octets.seek(at);
                int octet = octets.read();
                octets.seek(at);
                octets.write(octet ^ (1 << bit));
            }
        }
    }

    private BitFlips() {}

    static String anywhere(Scene scene) throws IOException, InterruptedException {
        boolean isIndex = !scene.cluster().searches().isEmpty() && scene.random().nextInt(3) == 0;
        return isIndex ? index(scene) : table(scene);
    }

    /** The node starts twice: what was in its commit log is in tables then. */
    private static String table(Scene scene) throws IOException, InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        node.kill();
        node.restart();
        node.kill();
        Path data = node.directory().resolve("data").resolve(StormCluster.KEYSPACE);
        List<Flip> flips = flip(scene, data, file -> file.toString().endsWith("-Data.db"));
        var _ = node.launch();
        try {
            scene.last();
        } finally {
            node.kill();
            for (Flip flip : flips) {
                flip.make();
            }
            node.restart();
        }
        return scene.cluster().name(node) + told(data, flips);
    }

    /** Nothing is changed back: an index is made anew where it is damaged. */
    private static String index(Scene scene) throws IOException, InterruptedException {
        Member search = scene.any(scene.cluster().searches());
        search.kill();
        Path data = search.data();
        List<Flip> flips = flip(scene, data, file -> true);
        search.restart();
        scene.last();
        return search.name() + told(data, flips);
    }

    private static String told(Path folder, List<Flip> flips) {
        return flips.isEmpty()
                ? ", nothing to damage"
                : ", " + folder.relativize(flips.getFirst().file());
    }

    /** Some bits of one file: a damaged disk seldom hits two. */
    private static List<Flip> flip(Scene scene, Path folder, Predicate<Path> isSought)
            throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files =
                    all.filter(Files::isRegularFile)
                            .filter(isSought)
                            .filter(file -> file.toFile().length() > 0)
                            .sorted()
                            .toList();
        }
        List<Flip> flips = new ArrayList<>();
        if (!files.isEmpty()) {
            Path file = scene.any(files);
            for (int i = 0; i < FLIPS; i++) {
                Flip flip = Flip.anyOf(file, scene.random());
                flip.make();
                flips.add(flip);
            }
        }
        return flips;
    }
}
