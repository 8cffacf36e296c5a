package io.culver.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be started says so in one line that tells what to do, and exits with an error. */
class BadSettingsTest {
    @TempDir private Path data;

    @Test
    void anUnknownKey() throws IOException {
        Path config = data.resolve("culver.yml");
        Files.writeString(config, "culver: {imap: {prot: 1}}");
        refuses("culver.imap.prot", "serve", "--config=" + config);
    }

    @Test
    void noCertificate() {
        refuses("--certificate", "serve", "--data=" + data, "--port=0");
    }

    @Test
    void insecureLoginBeyondLoopback() {
        refuses(
                "loopback",
                "serve",
                "--data=" + data,
                "--address=0.0.0.0",
                "--insecure-plaintext-login");
    }

    @Test
    void aPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refuses(
                    String.valueOf(taken.getLocalPort()),
                    "serve",
                    "--data=" + data,
                    "--port=" + taken.getLocalPort(),
                    "--insecure-plaintext-login");
        }
    }

    @Test
    void aCassandraThatDoesNotAnswer() throws IOException {
        Path config = data.resolve("culver.yml");
        Files.writeString(config, "culver: {cassandra: {contact-points: \"127.0.0.1:1\"}}");
        refuses(
                "Cassandra",
                "serve",
                "--config=" + config,
                "--data=" + data,
                "--store=cassandra",
                "--insecure-plaintext-login");
    }

    @Test
    void aDataDirectoryThatIsAFile() throws IOException {
        Path file = data.resolve("file");
        Files.writeString(file, "x");
        refuses(file.toString(), "serve", "--data=" + file, "--insecure-plaintext-login");
    }

    @Test
    void noRunningService() {
        refuses("no running Culver", "account", "list", "--data=" + data);
    }

    @Test
    void aRoleThatDoesNotExist() {
        refuses("frontend-imap", "serve", "--data=" + data, "--role=frontend");
    }

    private static void refuses(String word, String... arguments) {
        PrintStream before = System.err;
        var octets = new ByteArrayOutputStream();
        int exit;
        System.setErr(new PrintStream(octets, true, StandardCharsets.UTF_8));
        try {
            exit = Culver.run(arguments);
        } finally {
            System.setErr(before);
        }
        List<String> lines =
                octets.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("culver: "))
                        .toList();
        assertNotEquals(0, exit);
        assertEquals(1, lines.size(), () -> octets.toString(StandardCharsets.UTF_8));
        assertTrue(lines.getFirst().contains(word), lines.getFirst());
    }
}
