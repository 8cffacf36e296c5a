package io.culver.standalone.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A disk that fills up: what was acknowledged stays, what is refused is refused clearly, and with
 * room the server goes on. Needs a small file system of its own, which only root may mount.
 */
@Execution(ExecutionMode.CONCURRENT)
class FullDiskIT {
    private static final int DISK_MEBIBYTES = 160;
    private static final int BALLAST_MEBIBYTES = 120;
    private static final int MESSAGE_OCTETS = 1 << 20;
    private static final List<String> JVM = List.of("-Xmx256m");
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @TempDir private Path folder;
    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        boolean isMounted =
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + DISK_MEBIBYTES + "m",
                        "tmpfs",
                        "" + disk);
        if (!isMounted) {
            System.out.println("FullDiskIT: skipped, as this user may not mount a tmpfs");
        }
        assumeTrue(isMounted, "this user may not mount a tmpfs");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", "-l", disk.toString());
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void refusesClearlyLosesNothingAndGoesOn() throws IOException, InterruptedException {
        Path ballast = disk.resolve("ballast");
        writeOctets(ballast, BALLAST_MEBIBYTES << 20);
        int port = CulverProcess.freePort();
        int stored;
        try (CulverProcess culver = serve(port);
                ImapClient client = CulverProcess.logIn(port)) {
            int count = 0;
            Response refused = append(client, 1);
            while (refused.isOk()) {
                count++;
                refused = append(client, count + 1);
            }
            assertTrue(refused.status().contains("NO [UNAVAILABLE]"), refused.status());
            assertTrue(count > 0);
            assertHas(client, count);

            Files.delete(ballast);
            long end = System.nanoTime() + RECOVERY.toNanos();
            Response again = append(client, count + 1);
            while (!again.isOk() && System.nanoTime() < end) {
                again = append(client, count + 1);
            }
            assertTrue(again.isOk(), () -> culver.output());
            stored = count + 1;
            assertHas(client, stored);
            culver.kill();
        }
        try (CulverProcess culver = serve(port);
                ImapClient client = CulverProcess.logIn(port)) {
            assertHas(client, stored);
            assertTrue(culver.isAlive());
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void doesNotStartOnAFullDisk() throws IOException, InterruptedException {
        fill(disk.resolve("ballast"));
        try (CulverProcess culver = CulverProcess.launch(JVM, arguments(0))) {
            assertNotEquals(0, culver.exit());
            List<String> lines =
                    culver.output().lines().filter(line -> line.startsWith("culver: ")).toList();
            assertEquals(1, lines.size(), culver::output);
            assertTrue(lines.getFirst().contains("No space left on device"), culver::output);
        }
    }

    private CulverProcess serve(int port) throws IOException, InterruptedException {
        return CulverProcess.start(JVM, arguments(port));
    }

    private String[] arguments(int port) {
        return new String[] {
            "serve",
            "--store=embedded",
            "--data=" + disk.resolve("data"),
            "--port=" + port,
            "--insecure-plaintext-login",
            "--account=" + CulverProcess.ACCOUNT,
            "--password=" + CulverProcess.PASSWORD
        };
    }

    private static Response append(ImapClient client, int number) {
        return client.append("INBOX", message(number));
    }

    /** Octets that do not compress. */
    private static byte[] message(int number) {
        var random = new SplittableRandom(number);
        byte[] octets = new byte[MESSAGE_OCTETS];
        for (int i = 0; i < octets.length; i++) {
            octets[i] =
                    (byte) (i % 78 == 76 ? '\r' : i % 78 == 77 ? '\n' : 33 + random.nextInt(90));
        }
        byte[] header = ("Subject: " + number + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, octets, 0, header.length);
        return octets;
    }

    private static void assertHas(ImapClient client, int messages) {
        client.command("SELECT INBOX").orThrow();
        for (int number = 1; number <= messages; number++) {
            var line =
                    client.command("FETCH " + number + " BODY.PEEK[]").orThrow().untagged().stream()
                            .filter(it -> it.text().contains("FETCH"))
                            .findFirst()
                            .orElseThrow();
            assertArrayEquals(message(number), line.literal());
        }
        assertFalse(client.command("FETCH " + (messages + 1) + " UID").isOk());
    }

    private static void writeOctets(Path file, int count) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[1 << 20];
            for (int written = 0; written < count; written += piece.length) {
                out.write(piece);
            }
        }
    }

    private static void fill(Path file) throws IOException {
        FileStore store = Files.getFileStore(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertEquals(0, store.getUsableSpace(), full::toString);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
