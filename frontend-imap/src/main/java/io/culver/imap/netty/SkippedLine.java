package io.culver.imap.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * The rest of a line that was refused before its end. Nothing of it is kept but the last octets,
 * which may announce a literal.
 */
final class SkippedLine {

    private String tail = "";
    private long octets;

    /** Takes what there is, and the end of the line; then the last octets, without it. */
    Optional<String> skip(ByteBuf in) {
        int end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        int length = (end < 0 ? in.writerIndex() : end) - in.readerIndex();
        int last = Math.min(length, LiteralHeader.LONGEST);
        in.skipBytes(length - last);
        String text = tail + in.readString(last, ISO_8859_1);
        tail = text.substring(Math.max(0, text.length() - LiteralHeader.LONGEST));
        octets += length;
        if (end < 0) {
            return Optional.empty();
        }
        in.skipBytes(1);
        return Optional.of(tail);
    }

    long octets() {
        return octets;
    }
}
