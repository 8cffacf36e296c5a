package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.FetchItem.Message;
import io.culver.imap.wire.ResponseWriter;
import io.culver.mime.HeaderFieldsFilter;
import io.culver.model.MessageMeta;
import io.culver.model.RawText;
import io.culver.model.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Octets of a message, as they were stored. Found by the structure that was made then; the message
 * is not read again to find them. RFC 9051 §6.4.5
 *
 * @param name what stands before the section in the answer: never {@code .PEEK}
 * @param showsSection false for the items of IMAP4rev1 that have a name of their own
 */
record BodySection(
        String name,
        boolean showsSection,
        Section section,
        Optional<Partial> partial,
        boolean setsSeen)
        implements FetchItem.Attribute {

    @Override
    public boolean needsMeta() {
        return true;
    }

    @Override
    public void write(Message message, ResponseWriter out) {
        out.atom(name);
        if (showsSection) {
            section.write(out);
            partial.ifPresent(wanted -> wanted.write(out));
        }
        out.space();
        Optional<Span> found = section.locate(message.meta().structure());
        if (found.isEmpty()) {
            out.nil();
        } else if (section.kind().hasNames()) {
            fields(message, found.get(), out);
        } else {
            octets(message, Partial.within(partial, found.get()), out);
        }
    }

    private static void octets(Message message, Span span, ResponseWriter out) {
        Optional<byte[]> header = keptHeader(message.meta(), span);
        if (span.length() == 0) {
            out.atom("\"\"");
        } else if (header.isPresent()) {
            out.literal(span.length()).octets(header.get());
        } else {
            out.literal(span.length());
            message.read(span, out::octets);
        }
    }

    /** The stretch, if it lies in the header that is kept beside the message. */
    private static Optional<byte[]> keptHeader(MessageMeta meta, Span span) {
        boolean isInHeader = span.end() <= meta.structure().header().length();
        return meta.header()
                .filter(header -> isInHeader)
                .map(RawText::toBytes)
                .map(octets -> Arrays.copyOfRange(octets, (int) span.offset(), (int) span.end()));
    }

    /** The chosen fields are fewer than the header, which ingestion bounds: they fit in memory. */
    private void fields(Message message, Span header, ResponseWriter out) {
        ByteArrayOutputStream chosen = new ByteArrayOutputStream();
        try (OutputStream filter = filter(chosen)) {
            Optional<byte[]> kept = keptHeader(message.meta(), header);
            if (kept.isPresent()) {
                filter.write(kept.get());
            } else {
                message.read(header, piece -> write(filter, piece));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Span wanted = Partial.within(partial, new Span(0, chosen.size()));
        byte[] octets =
                Arrays.copyOfRange(chosen.toByteArray(), (int) wanted.offset(), (int) wanted.end());
        if (octets.length == 0) {
            out.atom("\"\"");
        } else {
            out.literal(octets.length).octets(octets);
        }
    }

    private OutputStream filter(OutputStream chosen) {
        return section.kind() == Section.Kind.HEADER_FIELDS
                ? HeaderFieldsFilter.only(section.names(), chosen)
                : HeaderFieldsFilter.except(section.names(), chosen);
    }

    private static void write(OutputStream out, byte[] piece) {
        try {
            out.write(piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
