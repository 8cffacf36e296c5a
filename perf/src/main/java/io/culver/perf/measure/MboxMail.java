package io.culver.perf.measure;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The messages of an mbox file, over and over: the first time as they stand there, then with other
 * numbers and some other words, as new mail has them. RFC 4155
 */
public final class MboxMail {
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] octets;
    private final List<Integer> starts = new ArrayList<>();
    private int next;
    private int round;

    /**
     * @throws IllegalArgumentException if no message is in the file
     */
    public MboxMail(Path mbox) throws IOException {
        this.octets = Files.readAllBytes(mbox);
        for (int i = 0; i < octets.length; i++) {
            if ((i == 0 || octets[i - 1] == '\n') && isFrom(i)) {
                starts.add(i);
            }
        }
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("no mail in " + mbox);
        }
        starts.add(octets.length);
    }

    private boolean isFrom(int at) {
        for (int i = 0; i < FROM.length; i++) {
            if (at + i >= octets.length || octets[at + i] != FROM[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the next messages as an mbox file.
     *
     * @return how many octets it has
     */
    public long writeMbox(Path file, int count) throws IOException {
        long written = 0;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < count; i++) {
                int start = starts.get(next);
                int end = starts.get(next + 1);
                byte[] message = Arrays.copyOfRange(octets, start, end);
                VariedMail.vary(message, round);
                written += write(message, out);
                next = (next + 1) % (starts.size() - 1);
                round += next == 0 ? 1 : 0;
            }
        }
        return written;
    }

    /**
     * A field says which copy it is: no two messages are the same, as no import takes one twice.
     */
    private int write(byte[] message, OutputStream out) throws IOException {
        int fields = 0;
        while (fields < message.length && message[fields] != '\n') {
            fields++;
        }
        fields = Math.min(fields + 1, message.length);
        byte[] copy = ("X-Copy: " + round + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(message, 0, fields);
        if (round > 0) {
            out.write(copy);
        }
        out.write(message, fields, message.length - fields);
        return message.length;
    }
}
