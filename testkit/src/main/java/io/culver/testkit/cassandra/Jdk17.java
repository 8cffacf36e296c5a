package io.culver.testkit.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JDK 17 that Cassandra 5.0 runs on; it runs on nothing newer. */
final class Jdk17 {
    private static final Path USUAL_FOLDER = Path.of("/usr/lib/jvm");

    private Jdk17() {}

    /**
     * The home of a JDK 17: the system property {@code culver.jdk17}, {@code JAVA17_HOME}, or one
     * in {@code /usr/lib/jvm}.
     *
     * @throws IllegalStateException if there is none, saying what to do
     */
    static Path home() {
        return Stream.concat(named(), installed().stream())
                .filter(Jdk17::isJdk17)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Cassandra for tests needs a Docker engine or a JDK 17, and"
                                        + " neither was found. Install one (Debian: apt-get"
                                        + " install openjdk-17-jdk-headless) or name its"
                                        + " home with -Dculver.jdk17=DIR or JAVA17_HOME."));
    }

    private static Stream<Path> named() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty("culver.jdk17")),
                        Optional.ofNullable(System.getenv("JAVA17_HOME")))
                .flatMap(Optional::stream)
                .map(Path::of);
    }

    private static List<Path> installed() {
        try (Stream<Path> homes = Files.list(USUAL_FOLDER)) {
            return homes.sorted().toList();
        } catch (IOException e) {
            return List.of(); // no such folder: not every system has it
        }
    }

    private static boolean isJdk17(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return false;
        }
        try {
            return Files.readAllLines(release).stream()
                    .anyMatch(line -> line.startsWith("JAVA_VERSION=\"17"));
        } catch (IOException e) {
            return false;
        }
    }
}
