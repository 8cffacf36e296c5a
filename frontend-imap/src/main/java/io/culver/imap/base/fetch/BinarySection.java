package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.FetchItem.Message;
import io.culver.imap.wire.ResponseWriter;
import io.culver.mime.TransferEncoding;
import io.culver.model.BodyPart;
import io.culver.model.MetaPart;
import io.culver.model.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * The decoded octets of a part, or how many there are. They are decoded twice, once to be counted,
 * because a literal begins with its size and a part may be larger than memory. RFC 9051 §6.4.5
 */
record BinarySection(Section section, Optional<Partial> partial, boolean isSize, boolean setsSeen)
        implements FetchItem.Attribute {

    private static final int PIECE = 16 * 1024;

    @Override
    public Set<MetaPart> needs() {
        return Set.of(MetaPart.STRUCTURE);
    }

    /** An encoding that nobody knows cannot be undone: RFC 9051 §7.1, UNKNOWN-CTE. */
    @Override
    public boolean isPossible(Message message) {
        return encoding(message).isPresent();
    }

    @Override
    public void write(Message message, ResponseWriter out) {
        out.atom(isSize ? "BINARY.SIZE" : "BINARY");
        section.write(out);
        partial.ifPresent(wanted -> wanted.write(out));
        out.space();
        Optional<Span> span = span(message);
        if (span.isEmpty()) {
            out.atom(isSize ? "0" : "NIL");
            return;
        }
        Counted counted = count(message, span.get());
        if (isSize) {
            out.number(counted.octets);
        } else {
            content(message, span.get(), counted, out);
        }
    }

    /** Without a NUL it is a plain string, which tells the client so. RFC 3516 §4.3 */
    private void content(Message message, Span span, Counted counted, ResponseWriter out) {
        Span wanted = Partial.within(partial, new Span(0, counted.octets));
        if (wanted.length() == 0) {
            out.atom("\"\"");
            return;
        }
        if (counted.hasNul) {
            out.literal8(wanted.length());
        } else {
            out.literal(wanted.length());
        }
        try (InputStream in = decoded(message, span)) {
            in.skipNBytes(wanted.offset());
            long left = wanted.length();
            while (left > 0) {
                byte[] piece = in.readNBytes((int) Math.min(PIECE, left));
                out.octets(piece);
                left -= piece.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Counted count(Message message, Span span) {
        Counted counted = new Counted(partial);
        try (InputStream in = decoded(message, span)) {
            byte[] piece = new byte[PIECE];
            int length;
            while ((length = in.read(piece)) >= 0) {
                counted.add(piece, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counted;
    }

    private InputStream decoded(Message message, Span span) {
        return encoding(message)
                .orElseThrow(() -> new IllegalStateException("encoding is not known"))
                .decode(new SpanInputStream(message, span));
    }

    /** A container has no content of its own. */
    private Optional<Span> span(Message message) {
        BodyPart root = message.structure();
        boolean isContainer =
                !section.path().isEmpty()
                        && section.part(root)
                                .filter(part -> part instanceof BodyPart.Multipart)
                                .isPresent();
        return isContainer ? Optional.empty() : section.locate(root);
    }

    /** The whole message, and a part that is not there, are as they are. */
    private Optional<TransferEncoding> encoding(Message message) {
        BodyPart root = message.structure();
        if (section.path().isEmpty()) {
            return Optional.of(TransferEncoding.IDENTITY);
        }
        return section.part(root)
                .map(part -> TransferEncoding.of(part.fields().encoding()))
                .orElse(Optional.of(TransferEncoding.IDENTITY));
    }

    /** What a first pass finds out. */
    private static final class Counted {
        private final Span wanted;
        private long octets;
        private boolean hasNul;

        Counted(Optional<Partial> partial) {
            wanted = Partial.within(partial, new Span(0, Long.MAX_VALUE));
        }

        void add(byte[] piece, int length) {
            long first = Math.clamp(wanted.offset() - octets, 0, length);
            long end = Math.clamp(wanted.end() - octets, 0, length);
            for (int i = (int) first; i < end; i++) {
                hasNul |= piece[i] == 0;
            }
            octets += length;
        }
    }
}
