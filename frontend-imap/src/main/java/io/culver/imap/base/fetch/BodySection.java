package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.FetchItem.Message;
import io.culver.imap.wire.ResponseWriter;
import io.culver.mime.HeaderFieldsFilter;
import io.culver.model.MetaPart;
import io.culver.model.Octets;
import io.culver.model.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

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
    public Set<MetaPart> needs() {
        return section.isInMessageHeader() ? Set.of(MetaPart.HEADER) : Set.of(MetaPart.STRUCTURE);
    }

    /** Chosen fields are few octets, and asked for again and again. */
    @Override
    public String keptAs() {
        if (section.kind() != Section.Kind.HEADER_FIELDS) {
            return "";
        }
        var text = new ByteArrayOutputStream();
        var out = new ResponseWriter(text::writeBytes, true);
        writeName(out);
        out.flush();
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void write(Message message, ResponseWriter out) {
        writeName(out);
        out.space();
        Optional<Octets> header =
                section.isInMessageHeader() ? message.keptHeader() : Optional.empty();
        if (header.isPresent()) {
            header(header.get(), out);
            return;
        }
        Optional<Span> found = section.locate(message.structure());
        if (found.isEmpty()) {
            out.nil();
        } else if (section.kind().hasNames()) {
            fields(filter -> message.read(found.get(), piece -> write(filter, piece)), out);
        } else {
            octets(message, Partial.within(partial, found.get()), out);
        }
    }

    private void writeName(ResponseWriter out) {
        out.atom(name);
        if (showsSection) {
            section.write(out);
            partial.ifPresent(wanted -> wanted.write(out));
        }
    }

    /** The message's header, or fields of it, as it is kept beside the message. */
    private void header(Octets header, ResponseWriter out) {
        if (section.kind().hasNames()) {
            fields(filter -> header.writeTo(filter), out);
        } else {
            string(header.toArray(), out);
        }
    }

    private static void octets(Message message, Span span, ResponseWriter out) {
        if (span.length() == 0) {
            out.atom("\"\"");
        } else {
            out.literal(span.length());
            message.read(span, piece -> out.octets(withoutNul(piece)));
        }
    }

    /** The chosen fields are fewer than the header, which ingestion bounds: they fit in memory. */
    private void fields(Source header, ResponseWriter out) {
        var chosen = new ByteArrayOutputStream();
        try (OutputStream filter = filter(chosen)) {
            header.writeTo(filter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        string(chosen.toByteArray(), out);
    }

    /** Those of the octets that are wanted. */
    private void string(byte[] octets, ResponseWriter out) {
        Span wanted = Partial.within(partial, new Span(0, octets.length));
        if (wanted.length() == 0) {
            out.atom("\"\"");
        } else {
            out.literal(wanted.length());
            out.octets(
                    withoutNul(
                            Arrays.copyOfRange(octets, (int) wanted.offset(), (int) wanted.end())));
        }
    }

    /**
     * Shows NUL, which only a {@code literal8} may hold, as 0x80: sizes and offsets stay true. RFC
     * 9051 §4.3.1
     */
    private static byte[] withoutNul(byte[] octets) {
        int at = 0;
        while (at < octets.length && octets[at] != 0) {
            at++;
        }
        if (at == octets.length) {
            return octets;
        }
        byte[] shown = octets.clone();
        for (; at < shown.length; at++) {
            if (shown[at] == 0) {
                shown[at] = (byte) 0x80;
            }
        }
        return shown;
    }

    @FunctionalInterface
    private interface Source {
        void writeTo(OutputStream out) throws IOException;
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
