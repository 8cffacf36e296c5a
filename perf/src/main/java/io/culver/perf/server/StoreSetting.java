package io.culver.perf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where Culver keeps the mail of a run. */
public sealed interface StoreSetting {
    record Embedded() implements StoreSetting {}

    record Cassandra(InetSocketAddress contactPoint, String datacenter, String keyspace)
            implements StoreSetting {}

    default String text() {
        return switch (this) {
            case Embedded() -> "embedded";
            case Cassandra _ -> "cassandra";
        };
    }

    /** What {@code ./culver serve} takes for it; a configuration file goes to the directory. */
    default List<String> options(Path directory) {
        return switch (this) {
            case Embedded() -> List.of("--store", text());
            case Cassandra cassandra ->
                    List.of("--store", text(), "--config", write(cassandra, directory).toString());
        };
    }

    private static Path write(Cassandra cassandra, Path directory) {
        InetSocketAddress at = cassandra.contactPoint();
        String yaml =
                """
                culver:
                  cassandra:
                    contact-points: %s:%d
                    datacenter: %s
                    keyspace: %s
                """
                        .formatted(
                                at.getAddress().getHostAddress(),
                                at.getPort(),
                                cassandra.datacenter(),
                                cassandra.keyspace());
        try {
            return Files.writeString(directory.resolve("culver.yml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the configuration", e);
        }
    }
}
