package io.culver.standalone.mailfile;

import io.culver.model.DataSize;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An mbox file in the mboxrd form: a line {@code From …} after an empty line begins a message, and
 * a line that begins with {@code >}s and {@code From } has one {@code >} more than the message. RFC
 * 4155
 */
public final class Mbox implements MailSource {
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

    private final Path path;

    public Mbox(Path path) {
        this.path = path;
    }

    /** By its name, or by how it begins: a damaged one may begin with something else. */
    static boolean looksLike(Path path) throws IOException {
        if (path.toString().endsWith("mbox")) {
            return true;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return isFrom(in.readNBytes(FROM.length), FROM.length);
        }
    }

    @Override
    public DataSize size() throws IOException {
        return new DataSize(Files.size(path));
    }

    @Override
    public void read(MailVisitor visitor) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            new Reader(in, visitor).read();
        }
    }

    private static boolean isFrom(byte[] line, int length) {
        if (length < FROM.length) {
            return false;
        }
        for (int i = 0; i < FROM.length; i++) {
            if (line[i] != FROM[i]) {
                return false;
            }
        }
        return true;
    }

    /** One pass over the file. */
    private final class Reader {
        private final InputStream in;
        private final MailVisitor visitor;
        private final byte[] block = new byte[1 << 16];
        private int at;
        private int limit;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        private final ByteArrayOutputStream message = new ByteArrayOutputStream(1 << 16);
        private Optional<InternalDate> date = Optional.empty();
        private long offset;
        private long begin = -1;
        private long tooLarge;
        private boolean isAfterEmptyLine = true;
        private int trailingEmptyLine;

        Reader(InputStream in, MailVisitor visitor) {
            this.in = in;
            this.visitor = visitor;
        }

        void read() throws IOException {
            while (readLine()) {
                byte[] octets = line.toByteArray();
                if (isAfterEmptyLine && isFrom(octets, octets.length)) {
                    finish();
                    begin = offset;
                    date = date(octets);
                } else {
                    add(octets);
                }
                offset += octets.length;
                boolean isEmpty = octets[0] == '\n' || (octets.length == 2 && octets[0] == '\r');
                trailingEmptyLine = isEmpty ? octets.length : 0;
                isAfterEmptyLine = isEmpty;
            }
            finish();
        }

        /** Reads up to and with the next LF, or to the end; false at the end. */
        private boolean readLine() throws IOException {
            line.reset();
            while (at < limit || readBlock()) {
                int end = at;
                while (end < limit && block[end] != '\n') {
                    end++;
                }
                boolean isWhole = end < limit;
                int next = isWhole ? end + 1 : end;
                line.write(block, at, next - at);
                at = next;
                if (isWhole) {
                    break;
                }
            }
            return line.size() > 0;
        }

        private boolean readBlock() throws IOException {
            at = 0;
            limit = Math.max(in.read(block), 0);
            return limit > 0;
        }

        private void add(byte[] octets) {
            if (message.size() + octets.length > MAX_MESSAGE.octets()) {
                tooLarge += octets.length;
            }
            if (tooLarge == 0) {
                int quotes = 0;
                while (quotes < octets.length && octets[quotes] == '>') {
                    quotes++;
                }
                boolean isQuoted = quotes > 0 && startsAt(octets, quotes);
                message.write(octets, isQuoted ? 1 : 0, octets.length - (isQuoted ? 1 : 0));
            }
        }

        private static boolean startsAt(byte[] octets, int at) {
            byte[] rest = Arrays.copyOfRange(octets, at, Math.min(at + FROM.length, octets.length));
            return isFrom(rest, rest.length);
        }

        private void finish() {
            String where = path + " at octet " + Math.max(begin, 0);
            if (begin < 0) {
                if (message.size() > 0) {
                    visitor.damaged(where, "text before the first message");
                }
            } else if (tooLarge > 0) {
                visitor.damaged(
                        where, "message is larger than " + MAX_MESSAGE.octets() + " octets");
            } else {
                byte[] octets = message.toByteArray();
                int length = octets.length - trailingEmptyLine;
                emit(where, Arrays.copyOf(octets, Math.max(length, 0)));
            }
            message.reset();
            tooLarge = 0;
            visitor.progress(offset);
        }

        private void emit(String where, byte[] octets) {
            if (octets.length == 0) {
                visitor.damaged(where, "message is empty");
                return;
            }
            for (byte octet : octets) {
                if (octet == 0) {
                    visitor.damaged(where, "message has a NUL, which IMAP cannot carry");
                    return;
                }
            }
            Octets whole = Octets.wrap(LineEnds.toCrLf(octets));
            visitor.message(new FoundMessage(where, whole, Flags.NONE, date, ""));
        }

        /** The date of {@code From sender Thu Jan 1 00:00:00 1970}, if it is there. */
        private static Optional<InternalDate> date(byte[] line) {
            String[] words = new String(line, StandardCharsets.ISO_8859_1).strip().split("\\s+");
            if (words.length < 7) {
                return Optional.empty();
            }
            String date = String.join(" ", Arrays.copyOfRange(words, 2, 7));
            try {
                LocalDateTime time = LocalDateTime.parse(date, ASCTIME);
                return Optional.of(InternalDate.of(time.toInstant(ZoneOffset.UTC)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
