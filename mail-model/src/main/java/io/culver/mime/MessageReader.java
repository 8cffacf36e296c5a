package io.culver.mime;

import io.culver.model.DataSize;
import io.culver.model.RawText;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads a message in one pass as its octets arrive, in pieces of any cut: structure, envelope and
 * preview. It holds at most one header and the beginning of two texts, takes time linear in the
 * octets, and never fails: what is no mail is a message of plain text. Lines may end in CRLF or LF;
 * offsets are those of the octets as they are. RFC 5322, RFC 2046
 */
public final class MessageReader {
    private static final byte[] DASHES = {'-', '-'};

    private final PartStack parts = new PartStack();
    private final PreviewText preview = new PreviewText();

    /** The header that is being read, and how long it was before the current line. */
    private final OctetBuffer header = new OctetBuffer(MimeLimits.HEADER_OCTETS_MAX);

    private int headerMark;
    private int headersLeft = MimeLimits.HEADERS_OCTETS_MAX;

    /** The current line's beginning, if that matters: long enough for any delimiter. */
    private final OctetBuffer line = new OctetBuffer(MimeLimits.BOUNDARY_OCTETS_MAX + 4);

    private long position;
    private long lineStart;
    private long lineEnds;

    /** Where the line break before the current line begins. */
    private long lineBreak;

    private byte last;
    private Optional<RawText> keptHeader = Optional.empty();
    private Optional<LocalDate> sentDate = Optional.empty();

    /** Takes the next octets; they are not kept hold of. */
    public void accept(byte[] octets, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int stop = at;
            while (stop < end && octets[stop] != '\n') {
                stop++;
            }
            boolean ends = stop < end;
            stop += ends ? 1 : 0;
            take(octets, at, stop - at);
            if (ends) {
                byte beforeLast = stop - at > 1 ? octets[stop - 2] : last;
                endLine(beforeLast == '\r' && position - lineStart > 1);
            }
            last = octets[stop - 1];
            at = stop;
        }
    }

    /** No more octets come. To be called once. */
    public ReadMessage finish() {
        if (position > lineStart) {
            delimiter().ifPresent(delimiter -> apply(delimiter, lineEnds));
        }
        endHeaders(position, lineEnds);
        endText(position);
        var structure = parts.finish(position, lineEnds);
        return new ReadMessage(
                new DataSize(position),
                parts.envelope(),
                structure,
                keptHeader,
                sentDate,
                preview.text());
    }

    /** Part of a line, up to its end at most. */
    private void take(byte[] octets, int from, int count) {
        if (position == lineStart) {
            line.truncate(0);
        }
        if (parts.inHeader()) {
            header.append(octets, from, count);
            line.append(octets, from, count);
        } else {
            preview.append(octets, from, count);
            if (line.length() > 0 || (position == lineStart && octets[from] == '-')) {
                line.append(octets, from, count);
            }
        }
        position += count;
    }

    private void endLine(boolean withCr) {
        lineEnds++;
        Optional<PartStack.Delimiter> delimiter = delimiter();
        if (delimiter.isPresent()) {
            apply(delimiter.get(), lineEnds - 1);
        } else if (parts.inHeader() && line.isLineEnd()) {
            endHeader(position, lineEnds);
        }
        lineStart = position;
        lineBreak = position - (withCr ? 2 : 1);
        headerMark = header.length();
    }

    private Optional<PartStack.Delimiter> delimiter() {
        return line.holds(DASHES, 0) ? parts.delimiter(line) : Optional.empty();
    }

    /**
     * The current line is a delimiter, and the line break before it belongs to it. RFC 2046 §5.1.1
     *
     * @param linesBefore how many line ends come before the current line
     */
    private void apply(PartStack.Delimiter delimiter, long linesBefore) {
        long end = parts.endWithin(delimiter, lineBreak);
        long lines = end < lineStart ? linesBefore - 1 : linesBefore;
        header.truncate(headerMark);
        endHeaders(end, lines);
        endText(end);
        parts.apply(delimiter, end, lines, position);
    }

    /** Where no blank line ends a header, the part does; a message in it has a header in turn. */
    private void endHeaders(long at, long lines) {
        while (parts.inHeader()) {
            endHeader(at, lines);
        }
    }

    private void endHeader(long at, long lines) {
        byte[] octets = header.toArray();
        headersLeft -= octets.length;
        header.clear(Math.min(MimeLimits.HEADER_OCTETS_MAX, headersLeft));
        headerMark = 0;
        var fields = HeaderBlock.of(octets);
        if (parts.atRoot()) {
            sentDate = fields.value("Date").flatMap(SentDate::of);
            if (at <= MimeLimits.KEPT_HEADER_OCTETS_MAX) {
                keptHeader = Optional.of(RawText.of(octets));
            }
        }
        parts.endHeader(fields, at, lines);
        if (!parts.inHeader() && !parts.inEmbedded()) {
            preview.begin(parts.top().fields);
        }
    }

    private void endText(long end) {
        preview.end(end - parts.top().bodyStart());
    }
}
