package io.culver.standalone.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.QuotaLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key has a default, every key can be set, and no other is taken. */
class ConfigFileTest {
    @TempDir private Path folder;

    @Test
    void defaultsBind() {
        try (Settings settings = Settings.of(Map.of())) {
            assertEquals(new ServerSettings("all", "embedded", "data"), settings.server());
            assertEquals(
                    new ImapSettings("127.0.0.1", 1143, 1993, "", "", false, false, true, 10),
                    settings.imap());
            assertEquals(
                    new LimitSettings(
                            "127.0.0.0/8, ::1", 120, 5000, 60, 20, 100, 1000, 2, 50, 0, 0),
                    settings.limits());
            assertEquals(
                    new MailboxSettings(
                            "127.0.0.1", 7143, "127.0.0.1:7143", Duration.ofDays(14), 10, 2000),
                    settings.mailbox());
            assertEquals(QuotaLimits.NONE, settings.quota().limits());
            assertEquals(
                    new SearchSettings(
                            "127.0.0.1",
                            7144,
                            "127.0.0.1:7144",
                            true,
                            "eager",
                            128,
                            "auto",
                            5_000,
                            Duration.ofMinutes(10),
                            32),
                    settings.search());
            assertEquals(new AdministrationSettings(0), settings.administration());
            assertEquals(new EmbeddedSettings(64), settings.embedded());
            assertEquals(
                    new CassandraSettings("127.0.0.1:9042", "datacenter1", "culver", 1),
                    settings.cassandra());
            assertEquals(new ManagementSettings(false, "127.0.0.1", 8143), settings.management());
            assertEquals(new TracingSettings("", 0.01), settings.tracing());
        }
    }

    @Test
    void everyKeyCanBeSet() throws IOException {
        Path file = folder.resolve("culver.yml");
        Files.writeString(
                file,
                """
                culver:
                  role: mailbox
                  store: cassandra
                  data: /srv
                  imap: {address: "::1", port: 1, tls-port: 2, certificate: c, key: k, insecure-plaintext-login: true, literal-plus: true, unauthenticate: false, drain-seconds: 5}
                  limits: {trusted-networks: "", connections-per-minute: 11, connections-before-login: 12, connections-per-user: 13, connections-per-user-and-address: 14, commands-per-second: 15, command-burst: 16, searches-per-user: 17, message-mebibytes: 18, messages-per-command: 19, messages-per-save: 20}
                  mailbox: {address: a, port: 3, target: "t:3", retention: 12h, swept-accounts-per-second: 4, scanned-messages: 5}
                  quota: {storage: 10G, messages: 5000, mailboxes: 100}
                  search: {address: b, port: 4, target: "t:4", attachments: off, indexing: lazy, open-indexes: 50, copies: never, copy-messages: 9, copy-delay: 3s, copy-mebibytes-per-second: 10}
                  administration: {port: 5}
                  embedded: {cache-mebibytes: 6}
                  cassandra: {contact-points: "h:7", datacenter: d, keyspace: s, replication-factor: 3}
                  management: {enabled: true, address: m, port: 8}
                  tracing: {endpoint: "http://c:4317", ratio: 0.5}
                """);
        Map<String, Object> set = ConfigFile.read(file);
        assertEquals(ConfigFile.defaults().keySet(), set.keySet());
        try (Settings settings = Settings.of(set)) {
            assertEquals(new ServerSettings("mailbox", "cassandra", "/srv"), settings.server());
            assertEquals(
                    new ImapSettings("::1", 1, 2, "c", "k", true, true, false, 5), settings.imap());
            assertEquals(
                    new LimitSettings("", 11, 12, 13, 14, 15, 16, 17, 18, 19, 20),
                    settings.limits());
            assertEquals(
                    new MailboxSettings("a", 3, "t:3", Duration.ofHours(12), 4, 5),
                    settings.mailbox());
            assertEquals(new QuotaSettings("10G", "5000", "100"), settings.quota());
            assertEquals(
                    new SearchSettings(
                            "b",
                            4,
                            "t:4",
                            false,
                            "lazy",
                            50,
                            "never",
                            9,
                            Duration.ofSeconds(3),
                            10),
                    settings.search());
            assertEquals(new AdministrationSettings(5), settings.administration());
            assertEquals(new EmbeddedSettings(6), settings.embedded());
            assertEquals(new CassandraSettings("h:7", "d", "s", 3), settings.cassandra());
            assertEquals(new ManagementSettings(true, "m", 8), settings.management());
            assertEquals(new TracingSettings("http://c:4317", 0.5), settings.tracing());
        }
    }

    @Test
    void refusesAKeyThatDoesNotExist() throws IOException {
        Path file = folder.resolve("culver.yml");
        Files.writeString(file, "culver:\n  imap:\n    prot: 1143\n");
        var refusal = assertThrows(ConfigurationException.class, () -> ConfigFile.read(file));
        assertTrue(String.valueOf(refusal.getMessage()).contains("culver.imap.prot"));
    }

    @Test
    void refusesWhatIsNotAFileOrNotYaml() throws IOException {
        assertThrows(
                ConfigurationException.class, () -> ConfigFile.read(folder.resolve("missing.yml")));
        Path file = folder.resolve("bad.yml");
        Files.writeString(file, "culver: [1, 2");
        assertThrows(ConfigurationException.class, () -> ConfigFile.read(file));
    }
}
