package io.culver.perf.measure;

import io.culver.testkit.mail.GeneratedMail;
import io.culver.testkit.mail.MailGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGeneratorFactory;

/** Generated mail: the same in every run, as mbox files and as single messages. */
public final class MailSource {
    private static final long SEED = 20_261_123;
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

    private final MailGenerator generator =
            new MailGenerator(RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));

    /** The next messages, each as the octets to APPEND. */
    List<byte[]> messages(int count) {
        List<byte[]> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            messages.add(generator.next().octets());
        }
        return messages;
    }

    MailGenerator generator() {
        return generator;
    }

    /**
     * Writes the next messages as an mbox file in the mboxrd form, its lines ended by LF. RFC 4155
     *
     * @return how many octets of mail, before quoting, are in it
     */
    public long writeMbox(Path file, int count) throws IOException {
        long octets = 0;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < count; i++) {
                GeneratedMail mail = generator.next();
                octets += mail.octets().length;
                write(mail, out);
            }
        }
        return octets;
    }

    private static void write(GeneratedMail mail, OutputStream out) throws IOException {
        String date = ASCTIME.format(mail.received().instant().atOffset(ZoneOffset.UTC));
        out.write(("From perf@example.org " + date + "\n").getBytes(StandardCharsets.US_ASCII));
        byte[] octets = mail.octets();
        int start = 0;
        while (start < octets.length) {
            int end = start;
            while (end < octets.length && octets[end] != '\n') {
                end++;
            }
            boolean hasCr = end > start && octets[end - 1] == '\r';
            writeLine(octets, start, hasCr ? end - 1 : end, out);
            start = end + 1;
        }
        out.write('\n');
    }

    private static void writeLine(byte[] octets, int start, int end, OutputStream out)
            throws IOException {
        int quotes = start;
        while (quotes < end && octets[quotes] == '>') {
            quotes++;
        }
        if (isFrom(octets, quotes, end)) {
            out.write('>');
        }
        out.write(octets, start, end - start);
        out.write('\n');
    }

    private static boolean isFrom(byte[] octets, int start, int end) {
        if (end - start < FROM.length) {
            return false;
        }
        for (int i = 0; i < FROM.length; i++) {
            if (octets[start + i] != FROM[i]) {
                return false;
            }
        }
        return true;
    }
}
