package io.culver.perf.nemesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Search indexes that are gone, or are another account's: F32. */
final class LostIndexes {
    private LostIndexes() {}

    static String ofOneNode(Scene scene) throws IOException, InterruptedException {
        Member search = scene.any(scene.cluster().searches());
        search.kill();
        boolean isExchanged = scene.random().nextBoolean() && exchange(search.data());
        if (!isExchanged) {
            Commands.run("rm", "-rf", search.data().toString());
        }
        search.restart();
        scene.last();
        return search.name() + (isExchanged ? ", two exchanged" : ", all deleted");
    }

    /** Whether there were two. */
    private static boolean exchange(Path data) throws IOException {
        List<Path> indexes;
        try (Stream<Path> all = Files.walk(data)) {
            indexes =
                    all.filter(file -> file.getFileName().toString().startsWith("segments_"))
                            .map(Path::getParent)
                            .distinct()
                            .sorted()
                            .limit(2)
                            .toList();
        }
        if (indexes.size() < 2) {
            return false;
        }
        Path aside = data.resolve("aside");
        Files.move(indexes.getFirst(), aside);
        Files.move(indexes.getLast(), indexes.getFirst());
        Files.move(aside, indexes.getLast());
        return true;
    }
}
