package io.culver.standalone.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.LoginName;
import io.culver.model.Secret;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.config.Settings;
import io.culver.standalone.server.CulverServer;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * kill -9 of the search node at random moments of indexing, merging and renewing copies, while mail
 * comes in: afterwards each search finds what looking through all mail finds. Every other time it
 * goes on without its disk, from its copy. {@code -Dsearch.kills=100} kills as often. Fault F3,
 * invariant I18.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillSearchIT {
    private static final int KILLS = Integer.getInteger("search.kills", 3);
    private static final long SEED = Long.getLong("search.seed", 20_261_123);
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final List<String> WORDS =
            List.of("harbour", "lantern", "meadow", "copper", "violet", "thimble", "r", "er");

    /** Before the kill, so that it hits what begins then as well as what goes on for long. */
    private static final int MOST_MILLIS = 2_500;

    @TempDir private Path folder;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> mail = new ArrayList<>();
    private int searchPort;
    private int mailboxPort;
    private int imapPort;
    private CulverServer mailbox;
    private CulverServer frontend;

    @BeforeEach
    void startTheRest() throws IOException {
        searchPort = CulverProcess.freePort();
        mailboxPort = CulverProcess.freePort();
        imapPort = CulverProcess.freePort();
        Path data = folder.resolve("mailbox");
        mailbox = CulverServer.start(settings("mailbox", data));
        frontend = CulverServer.start(settings("frontend-imap", folder.resolve("frontend")));
        try (AdministrationClient client = AdministrationClient.open(data)) {
            client.addAccount(
                    new LoginName(CulverProcess.ACCOUNT), Secret.of(CulverProcess.PASSWORD));
        }
    }

    private Settings settings(String role, Path data) {
        return Settings.of(
                Map.of(
                        "culver.role",
                        role,
                        "culver.store",
                        "memory",
                        "culver.data",
                        data.toString(),
                        "culver.imap.port",
                        imapPort,
                        "culver.imap.insecure-plaintext-login",
                        true,
                        "culver.mailbox.port",
                        mailboxPort,
                        "culver.mailbox.target",
                        "127.0.0.1:" + mailboxPort,
                        "culver.search.target",
                        "127.0.0.1:" + searchPort));
    }

    @AfterEach
    void stopTheRest() {
        frontend.close();
        mailbox.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void afterKill9EachSearchFindsWhatThereIs() throws Exception {
        try (ImapClient client = CulverProcess.logIn(imapPort)) {
            client.command("SELECT INBOX").orThrow();
            for (int kill = 0; kill < KILLS; kill++) {
                Path disk = folder.resolve("search" + kill / 2); // another one each second time
                try (CulverProcess search = startSearch(disk)) {
                    long end =
                            System.nanoTime()
                                    + TimeUnit.MILLISECONDS.toNanos(random.nextInt(MOST_MILLIS));
                    Thread killer = Thread.ofPlatform().start(() -> killAt(end, search));
                    while (search.isAlive()) {
                        append(client, 1 + random.nextInt(20));
                        client.command(search(random.nextInt(WORDS.size())));
                    }
                    killer.join();
                }
                try (CulverProcess _ = startSearch(disk)) {
                    assertFindsAll(client, kill);
                }
            }
        }
        System.out.println(
                "KillSearchIT: " + KILLS + " kills, " + mail.size() + " messages, seed " + SEED);
    }

    private CulverProcess startSearch(Path disk) throws IOException, InterruptedException {
        Path config = folder.resolve("search.yml");
        Files.writeString(
                config,
                String.format(
                        Locale.ROOT,
                        """
                        culver:
                          data: %s
                          mailbox: {target: "127.0.0.1:%d"}
                          search: {port: %d, copy-messages: 10, copy-delay: 1s, attachments: false}
                        """,
                        disk,
                        mailboxPort,
                        searchPort));
        return CulverProcess.start(
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                "serve",
                "--role=search",
                "--config=" + config);
    }

    private static void killAt(long nanos, CulverProcess search) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        try {
            search.kill();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(ImapClient client, int count) {
        for (int i = 0; i < count; i++) {
            var words = new StringBuilder();
            for (int word = 0; word < 3; word++) {
                words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
            }
            String text = words + "number" + mail.size() + "\r\n";
            String message = "Subject: " + mail.size() + "\r\n\r\n" + text;
            client.append("INBOX", message.getBytes(StandardCharsets.US_ASCII)).orThrow();
            mail.add(text);
        }
    }

    private static String search(int word) {
        return "UID SEARCH BODY \"" + WORDS.get(word) + "\"";
    }

    private void assertFindsAll(ImapClient client, int kill) {
        for (int word = 0; word < WORDS.size(); word++) {
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < mail.size(); i++) {
                if (mail.get(i).contains(WORDS.get(word))) {
                    expected.add(i + 1);
                }
            }
            assertEquals(
                    expected,
                    found(client, search(word)),
                    WORDS.get(word) + " after kill " + kill + " of seed " + SEED);
        }
        int last = mail.size();
        assertEquals(List.of(last), found(client, "UID SEARCH BODY \"number" + (last - 1) + "\""));
    }

    /** While the node is not found again, a search is refused. It is never answered in part. */
    private static List<Integer> found(ImapClient client, String search) {
        long end = System.nanoTime() + RECOVERY.toNanos();
        Response response = client.command(search);
        while (!response.isOk() && System.nanoTime() < end) {
            assertTrue(response.status().contains("[UNAVAILABLE]"), response.status());
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            response = client.command(search);
        }
        List<Integer> uids = new ArrayList<>();
        response.orThrow().untagged().stream()
                .filter(line -> line.text().startsWith("* SEARCH "))
                .flatMap(line -> List.of(line.text().substring(9).split(" ")).stream())
                .map(Integer::valueOf)
                .forEach(uids::add);
        return uids;
    }
}
