package io.culver.standalone.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.culver.model.Octets;
import io.culver.standalone.Culver;
import io.culver.standalone.mailfile.FoundMessage;
import io.culver.standalone.mailfile.MailSource;
import io.culver.standalone.mailfile.MailVisitor;
import io.culver.standalone.mailfile.MboxSink;
import io.culver.testkit.mail.GeneratedMail;
import io.culver.testkit.mail.MailGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * An ordinary client, mbsync, pulls over TLS what {@code culver import} brought in: octet for
 * octet.
 *
 * <p>Rules F5, H13.
 */
@Execution(ExecutionMode.CONCURRENT)
class MbsyncIT {
    private static final int MESSAGES = 200;
    private static final long SEED = 2045;

    @TempDir private Path folder;

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void whatWasImportedIsPulledOctetForOctet() throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "mbsync is not installed");
        List<String> generated = generate();
        Path data = folder.resolve("data");
        int tlsPort = CulverProcess.freePort();
        try (CulverProcess culver =
                CulverProcess.start(
                        "demo",
                        "--empty",
                        "--data=" + data,
                        "--port=0",
                        "--tls-port=" + tlsPort,
                        "--account=" + CulverProcess.ACCOUNT,
                        "--password=" + CulverProcess.PASSWORD)) {
            String[] arguments = {
                "import",
                "--data=" + data,
                "--account=" + CulverProcess.ACCOUNT,
                folder.resolve("INBOX.mbox").toString()
            };
            assertEquals(0, Culver.run(arguments), culver::output);
            assertEquals(0, Culver.run(arguments), "again, which must not double anything");
            assertEquals(generated, pull(data, tlsPort));
        }
    }

    /** Writes an mbox of generated mail; returns the messages, sorted. */
    private List<String> generate() throws IOException {
        var generator = new MailGenerator(new SplittableRandom(SEED));
        List<String> texts = new ArrayList<>();
        try (MboxSink sink = new MboxSink(folder)) {
            for (int i = 0; i < MESSAGES; i++) {
                GeneratedMail mail = generator.next();
                Octets octets = Octets.wrap(ended(mail.octets()));
                texts.add(text(octets.toArray()));
                sink.write(
                        new FoundMessage(
                                "generated",
                                octets,
                                mail.flags(),
                                Optional.of(mail.received()),
                                "INBOX"));
            }
        }
        texts.sort(null);
        return texts;
    }

    /** An mbox cannot tell whether a message's last line was ended; so here each is. */
    private static byte[] ended(byte[] octets) {
        String text = text(octets);
        return (text.endsWith("\r\n") ? text : text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<String> pull(Path data, int tlsPort) throws IOException, InterruptedException {
        Path inbox = folder.resolve("near/INBOX");
        Files.createDirectories(folder.resolve("near"));
        Path config = folder.resolve("mbsyncrc");
        Files.writeString(
                config,
                """
                FSync no

                IMAPAccount culver
                Host localhost
                Port %d
                User %s
                Pass "%s"
                SSLType IMAPS
                CertificateFile %s
                AuthMechs LOGIN

                IMAPStore far
                Account culver

                MaildirStore near
                Path %s/
                Inbox %s

                Channel all
                Far :far:INBOX
                Near :near:INBOX
                Create Near
                Sync Pull
                SyncState *
                """
                        .formatted(
                                tlsPort,
                                CulverProcess.ACCOUNT,
                                CulverProcess.PASSWORD,
                                data.resolve("demo-certificate.pem"),
                                folder.resolve("near"),
                                inbox));
        Path log = folder.resolve("mbsync.log");
        Process mbsync =
                new ProcessBuilder("mbsync", "-c", config.toString(), "all")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean hasEnded = mbsync.waitFor(2, TimeUnit.MINUTES);
        assertEquals(0, hasEnded ? mbsync.exitValue() : -1, Files.readString(log));
        return texts(inbox);
    }

    /** What mbsync wrote, without the line that it adds, sorted. */
    private static List<String> texts(Path maildir) throws IOException {
        List<String> texts = new ArrayList<>();
        MailSource.of(maildir)
                .read(
                        new MailVisitor() {
                            @Override
                            public void message(FoundMessage message) {
                                String text = text(message.octets().toArray());
                                texts.add(text.replaceFirst("X-TUID: [^\r\n]*\r\n", ""));
                            }

                            @Override
                            public void damaged(String where, String reason) {
                                texts.add(where + ": " + reason);
                            }

                            @Override
                            public void progress(long octets) {}
                        });
        texts.sort(null);
        return texts;
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "mbsync")));
    }
}
