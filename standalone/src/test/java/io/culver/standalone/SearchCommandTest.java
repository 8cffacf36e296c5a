package io.culver.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.LoginName;
import io.culver.model.Secret;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.config.Settings;
import io.culver.standalone.server.CulverServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culver search}: its lines and how it ends. */
class SearchCommandTest {
    @TempDir private Path data;

    @Test
    void showsMakesAgainAndVerifies() throws IOException {
        Path message = data.resolve("one.eml");
        Files.writeString(message, "Subject: one\r\n\r\nHello.\r\n");
        try (CulverServer _ = start();
                AdministrationClient client = AdministrationClient.open(data)) {
            client.addAccount(new LoginName("ada"), Secret.of("correct horse"));
            client.addAccount(new LoginName("bob"), Secret.of("correct horse"));
            assertEquals(
                    0, Culver.run("import", "--data=" + data, "--account=ada", message.toString()));
            assertEquals(List.of("ada: made again (1 messages)"), run(0, "rebuild", "ada"));
            List<String> shown = run(0, "status", "--all");
            assertTrue(
                    shown.get(0).matches("ada: index: up to change (\\d+) of \\1, 1 messages, .*"),
                    shown::toString);
            assertEquals("ada: copy: none", shown.get(1));
            assertTrue(shown.get(2).startsWith("bob: index: "), shown::toString);
            assertEquals(
                    List.of(
                            "ada: sound (1 messages, 0 more that are expunged)",
                            "bob: sound (0 messages, 0 more that are expunged)"),
                    run(0, "verify", "--all"));
            assertEquals(List.of(), run(1, "status", "nobody"));
        }
    }

    private CulverServer start() throws IOException {
        return CulverServer.start(
                Settings.of(
                        Map.of(
                                "culver.store",
                                "embedded",
                                "culver.data",
                                data.toString(),
                                "culver.imap.port",
                                0,
                                "culver.imap.insecure-plaintext-login",
                                true)));
    }

    private List<String> run(int exit, String command, String which) {
        var told = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertEquals(exit, Culver.run("search", command, "--data=" + data, which));
        } finally {
            System.setOut(before);
        }
        return told.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
