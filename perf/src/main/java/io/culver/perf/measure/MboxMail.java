package io.culver.perf.measure;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The messages of an mbox file, over and over, each as it stands there. RFC 4155 */
public final class MboxMail {
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] octets;
    private final List<Integer> starts = new ArrayList<>();
    private int next;

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
                out.write(octets, start, end - start);
                written += end - start;
                next = (next + 1) % (starts.size() - 1);
            }
        }
        return written;
    }
}
