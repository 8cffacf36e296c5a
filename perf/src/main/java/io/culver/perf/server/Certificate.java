package io.culver.perf.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A self-signed certificate for both servers, made by {@code openssl}. */
public record Certificate(Path chain, Path key) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static Certificate make(Path directory) throws IOException, InterruptedException {
        var made =
                new Certificate(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
        List<String> command =
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-keyout",
                        made.key.toString(),
                        "-out",
                        made.chain.toString());
        Commands.run(command, directory.resolve("openssl.log"), PATIENCE);
        return made;
    }
}
