package io.culver.search.extract;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of one worker, which nobody else can read and which goes with it. */
record ScratchDirectory(Path path) implements Closeable {
    static ScratchDirectory create(Path root) throws IOException {
        Files.createDirectories(root);
        return new ScratchDirectory(Files.createTempDirectory(root.toAbsolutePath(), "worker-"));
    }

    /** Deletes it with all that is in it. */
    @Override
    public void close() throws IOException {
        delete(path);
    }

    /** Deletes what a process that was killed left. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> files = Files.walk(root)) {
            inside = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : inside) {
            Files.deleteIfExists(file);
        }
    }
}
