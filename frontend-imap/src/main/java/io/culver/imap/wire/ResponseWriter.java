package io.culver.imap.wire;

import io.culver.model.Flags;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.RawText;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes the terminals of responses, and picks the form of a string: atom, quoted or literal. RFC
 * 9051 §4.3
 */
public final class ResponseWriter {

    /** Pieces that go to the sink are about this large. */
    private static final int PIECE = 16 * 1024;

    /** Longer strings become literals, which a client can take without scanning them. */
    private static final int QUOTED_MAX = 1000;

    private final OctetSink sink;
    private final boolean isUtf8;
    private byte[] buffer = new byte[256];
    private int used;
    private long handedOn;

    /**
     * @param isUtf8 whether quoted strings and mailbox names may be UTF-8, as in IMAP4rev2
     */
    public ResponseWriter(OctetSink sink, boolean isUtf8) {
        this.sink = sink;
        this.isUtf8 = isUtf8;
    }

    /** Whether strings may be UTF-8. */
    public boolean isUtf8() {
        return isUtf8;
    }

    public ResponseWriter space() {
        return octet(' ');
    }

    public ResponseWriter crlf() {
        octet('\r');
        return octet('\n');
    }

    /** Text that is known to be an atom, or any other text of the protocol itself. */
    public ResponseWriter atom(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            octet(ascii.charAt(i));
        }
        return this;
    }

    public ResponseWriter nil() {
        return atom("NIL");
    }

    /** As {@link OctetSink#whenGone}. */
    public void whenGone(Runnable act) {
        sink.whenGone(act);
    }

    public ResponseWriter number(long number) {
        return atom(Long.toString(number));
    }

    public ResponseWriter uid(Uid uid) {
        return number(uid.value());
    }

    /** {@code uid-set}; the set must not be empty. */
    public ResponseWriter uids(UidSet uids) {
        return atom(uids.toString());
    }

    public ResponseWriter modSeq(ModSeq modSeq) {
        return number(modSeq.value());
    }

    /** {@code flag-list} RFC 9051 §9 */
    public ResponseWriter flags(Flags flags) {
        return list(flags, flag -> atom(flag.name()));
    }

    /** Elements in parentheses, parted by spaces. */
    public <T> ResponseWriter list(Iterable<T> elements, Consumer<T> element) {
        octet('(');
        boolean isFirst = true;
        for (T each : elements) {
            if (!isFirst) {
                space();
            }
            isFirst = false;
            element.accept(each);
        }
        return octet(')');
    }

    /** {@code mailbox}: in modified UTF-7 for IMAP4rev1, in UTF-8 for IMAP4rev2. */
    public ResponseWriter mailbox(MailboxName name) {
        return astring(isUtf8 ? name.value() : ModifiedUtf7.encode(name.value()));
    }

    /** {@code astring}: an atom if it can be one. */
    public ResponseWriter astring(String text) {
        boolean isAtom = !text.isEmpty() && text.chars().allMatch(Characters::isAstringChar);
        // NIL as an atom could be taken for the absence of a string.
        return isAtom && !text.equalsIgnoreCase("NIL") ? atom(text) : string(text);
    }

    /** {@code string} of text. */
    public ResponseWriter string(String text) {
        return string(new RawText(new String(utf8(text), StandardCharsets.ISO_8859_1)));
    }

    /** {@code string} of octets; NUL, which no string may hold, is left out. RFC 9051 §4.3.1 */
    public ResponseWriter string(RawText text) {
        String octets = text.octets().replace("\0", "");
        return isQuotable(octets) ? quoted(octets) : literal(octets);
    }

    private boolean isQuotable(String octets) {
        boolean is8Bit = false;
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c < ' ' || c == 0x7F) {
                return false;
            }
            is8Bit |= c > 0x7F;
        }
        return octets.length() <= QUOTED_MAX && (!is8Bit || (isUtf8 && Characters.isUtf8(octets)));
    }

    private ResponseWriter quoted(String octets) {
        octet('"');
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c == '"' || c == '\\') {
                octet('\\');
            }
            octet(c);
        }
        return octet('"');
    }

    private ResponseWriter literal(String octets) {
        return literal(octets.length()).octets(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Announces a literal; exactly so many {@link #octets} must follow. */
    public ResponseWriter literal(long size) {
        return atom("{").number(size).atom("}").crlf();
    }

    /**
     * Announces a {@code literal8}; exactly so many {@link #octets} must follow. RFC 9051 §4.3.1
     */
    public ResponseWriter literal8(long size) {
        return atom("~").literal(size);
    }

    /** Octets of a literal, in pieces of any size. */
    public ResponseWriter octets(byte[] octets) {
        if (octets.length >= PIECE) {
            flush();
            write(octets);
            return this;
        }
        reserve(octets.length);
        System.arraycopy(octets, 0, buffer, used, octets.length);
        used += octets.length;
        return this;
    }

    /** Human-readable text at the end of a status response: never breaks the line. */
    public ResponseWriter text(String text) {
        for (byte octet : utf8(text)) {
            int c = octet & 0xFF;
            octet(c < ' ' || c == 0x7F || (c > 0x7F && !isUtf8) ? '?' : c);
        }
        return this;
    }

    /** Hands everything written so far to the sink. */
    public void flush() {
        if (used > 0) {
            byte[] piece = Arrays.copyOf(buffer, used);
            used = 0;
            write(piece);
        }
    }

    private void write(byte[] piece) {
        handedOn += piece.length;
        sink.write(piece);
    }

    /** How many octets have been written. */
    public long written() {
        return handedOn + used;
    }

    /**
     * Takes back all but the first {@code written} octets.
     *
     * @return whether that is done: not if the sink has some of them
     */
    public boolean takeBackTo(long written) {
        if (written < handedOn) {
            return false;
        }
        used = (int) (written - handedOn);
        return true;
    }

    private ResponseWriter octet(int octet) {
        reserve(1);
        buffer[used++] = (byte) octet;
        return this;
    }

    private void reserve(int count) {
        if (used + count > PIECE) {
            flush();
        }
        if (used + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(PIECE, (used + count) * 2));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
