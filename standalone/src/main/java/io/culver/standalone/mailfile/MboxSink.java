package io.culver.standalone.mailfile;

import io.culver.model.InternalDate;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes one mbox file a mailbox, in the mboxrd form that {@link Mbox} reads back to the same
 * octets. Refuses to write into files that are there.
 */
public final class MboxSink implements MailSink {
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    private final Path folder;
    private final Map<String, OutputStream> files = new HashMap<>();

    public MboxSink(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(FoundMessage message) throws IOException {
        OutputStream out = file(message.mailbox());
        Instant date = message.date().map(InternalDate::instant).orElse(Instant.EPOCH);
        String from =
                "From culver@localhost " + ASCTIME.format(date.atOffset(ZoneOffset.UTC)) + "\r\n";
        out.write(from.getBytes(StandardCharsets.US_ASCII));
        byte[] octets = message.octets().toArray();
        int begin = 0;
        while (begin < octets.length) {
            int end = begin;
            while (end < octets.length && octets[end] != '\n') {
                end++;
            }
            end = Math.min(end + 1, octets.length);
            if (isFromLine(octets, begin, end)) {
                out.write('>');
            }
            out.write(octets, begin, end - begin);
            begin = end;
        }
        boolean isEnded = octets.length > 0 && octets[octets.length - 1] == '\n';
        out.write((isEnded ? "\r\n" : "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private OutputStream file(String mailbox) throws IOException {
        OutputStream open = files.get(mailbox);
        if (open == null) {
            Path file = folder.resolve(mailbox + ".mbox");
            Files.createDirectories(file.toAbsolutePath().getParent());
            open =
                    new BufferedOutputStream(
                            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
            files.put(mailbox, open);
        }
        return open;
    }

    private static boolean isFromLine(byte[] octets, int begin, int end) {
        int at = begin;
        while (at < end && octets[at] == '>') {
            at++;
        }
        return end - at >= 5
                && new String(octets, at, 5, StandardCharsets.ISO_8859_1).equals("From ");
    }

    @Override
    public void close() throws IOException {
        for (OutputStream file : files.values()) {
            file.close();
        }
    }
}
