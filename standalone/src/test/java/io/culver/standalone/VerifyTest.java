package io.culver.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.mailbox.store.Store;
import io.culver.mailbox.store.embedded.EmbeddedConfig;
import io.culver.mailbox.store.embedded.EmbeddedStore;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.EmailId;
import io.culver.model.LoginName;
import io.culver.model.Octets;
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

/** {@code culver account verify}: its lines and how it ends. */
class VerifyTest {
    @TempDir private Path data;

    private CulverServer start() throws IOException {
        return CulverServer.start(
                Settings.of(
                        Map.of(
                                "culver.role",
                                "all",
                                "culver.store",
                                "embedded",
                                "culver.data",
                                data.toString(),
                                "culver.imap.port",
                                0,
                                "culver.imap.insecure-plaintext-login",
                                true)));
    }

    private void verifies(int exit, List<String> lines, String... options) {
        var told = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            String[] command = {"account", "verify", "--data=" + data, options[0], options[1]};
            assertEquals(exit, Culver.run(command));
        } finally {
            System.setOut(before);
        }
        assertEquals(lines, told.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void tellsOfDamageAndEndsWithOne() throws IOException {
        Path message = data.resolve("one.eml");
        Files.writeString(message, "Subject: one\r\n\r\nHello.\r\n");
        AccountId account;
        try (CulverServer _ = start();
                AdministrationClient client = AdministrationClient.open(data)) {
            account = client.addAccount(new LoginName("ada"), Secret.of("correct horse"));
            client.addAccount(new LoginName("bob"), Secret.of("correct horse"));
            int imported =
                    Culver.run("import", "--data=" + data, "--account=ada", message.toString());
            assertEquals(0, imported);
            verifies(
                    0,
                    List.of(
                            "ada: sound (14 entries, 1 messages)",
                            "bob: sound (12 entries, 0 messages)"),
                    "--all",
                    "--content");
        }
        try (Store store = EmbeddedStore.open(EmbeddedConfig.in(data.resolve("store")))) {
            EmailId email = new EmailId(1);
            BlobId blob =
                    store.messages().get(account, List.of(email)).found().values().stream()
                            .findFirst()
                            .orElseThrow()
                            .decode()
                            .blob();
            byte[] chunk = store.blobs().get(blob, 0).toArray();
            chunk[chunk.length - 1] ^= 1;
            store.blobs().put(blob, 0, Octets.wrap(chunk));
        }
        try (CulverServer _ = start()) {
            verifies(
                    1,
                    List.of(
                            "ada: message 1: A stored chunk of a message is damaged",
                            "ada: 1 differences (14 entries, 1 messages)"),
                    "--content",
                    "ada");
        }
    }
}
