package io.culver.testkit.cassandra;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The temporary directory of a Cassandra process: configuration, data and log. */
record NodeDirectory(Path path) {
    private static final List<String> RESOURCES = List.of("jvm17.options", "logback-cassandra.xml");
    private static final int LOG_TAIL_LINES = 60;

    static NodeDirectory create() {
        try {
            return new NodeDirectory(Files.createTempDirectory("culver-cassandra-"));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for Cassandra", e);
        }
    }

    void writeConfiguration(CassandraYaml yaml) {
        try {
            Files.writeString(path.resolve("cassandra.yaml"), yaml.text());
            for (String resource : RESOURCES) {
                Files.write(path.resolve(resource), read(resource));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + path, e);
        }
    }

    /** The server on the class path that {@code testkit/cassandra/pom.xml} resolved. */
    ProcessBuilder command(Path jdk) {
        String classpath = new String(read("cassandra.classpath"), StandardCharsets.UTF_8).strip();
        return new ProcessBuilder(
                        jdk.resolve("bin/java").toString(),
                        "@" + path.resolve("jvm17.options"),
                        "-javaagent:" + memoryMeter(classpath),
                        "-Dcassandra.config=" + path.resolve("cassandra.yaml").toUri(),
                        "-Dcassandra.storagedir=" + path,
                        "-Dcassandra.logdir=" + path,
                        "-Dlogback.configurationFile=" + path.resolve("logback-cassandra.xml"),
                        "-Djava.io.tmpdir=" + path,
                        "-cp",
                        classpath,
                        "org.apache.cassandra.service.CassandraDaemon")
                .directory(path.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    /** Cassandra sizes its memtables with the jamm agent. */
    private static String memoryMeter(String classpath) {
        return Stream.of(classpath.split(File.pathSeparator))
                .filter(jar -> Path.of(jar).getFileName().toString().startsWith("jamm-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no jamm in Cassandra's class path"));
    }

    String logTail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + path + ": " + e.getMessage());
        }
    }

    private Path log() {
        return path.resolve("cassandra.log");
    }

    private static byte[] read(String resource) {
        try (InputStream in = NodeDirectory.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        resource + " is not on the class path: build testkit/cassandra first");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
