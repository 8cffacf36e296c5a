package io.culver.mime;

import io.culver.model.RawText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of a header in their order. Lines that are no field are passed over; what is beyond
 * {@link MimeLimits} is left out. RFC 5322 §2.2
 */
public record HeaderBlock(List<HeaderField> fields) {
    public HeaderBlock {
        fields = List.copyOf(fields);
    }

    /** Reads a header, with or without the blank line that ends it. Never fails. */
    public static HeaderBlock of(byte[] header) {
        var fields = new ArrayList<HeaderField>();
        int length = Math.min(header.length, MimeLimits.HEADER_OCTETS_MAX);
        int lines = 0;
        int start = 0;
        while (start < length && lines < MimeLimits.HEADER_LINES_MAX) {
            int end = start;
            do {
                end = endOfLine(header, end, length);
                lines++;
            } while (end < length && isSpace(header[end]) && lines < MimeLimits.HEADER_LINES_MAX);
            if (isBlank(header, start, end)) {
                break;
            }
            field(header, start, end).ifPresent(fields::add);
            start = end;
        }
        return new HeaderBlock(fields);
    }

    /** The first field of this name, in any case. */
    public Optional<HeaderField> first(String name) {
        return all(name).findFirst();
    }

    /** The value of the first field of this name, in any case. */
    public Optional<RawText> value(String name) {
        return first(name).map(HeaderField::value);
    }

    /** All fields of this name, in any case, in their order. */
    public Stream<HeaderField> all(String name) {
        return fields.stream().filter(field -> field.isNamed(name));
    }

    private static Optional<HeaderField> field(byte[] header, int start, int end) {
        int colon = start;
        while (colon < end && isNameOctet(header[colon])) {
            colon++;
        }
        int nameEnd = colon;
        while (colon < end && isSpace(header[colon])) { // obs-optional, RFC 5322 §4.5.8
            colon++;
        }
        boolean isField = colon < end && header[colon] == ':';
        int nameLength = nameEnd - start;
        if (!isField || nameLength == 0 || nameLength > MimeLimits.FIELD_NAME_OCTETS_MAX) {
            return Optional.empty();
        }
        String name = RawText.of(copy(header, start, nameEnd)).octets();
        return Optional.of(new HeaderField(name, unfold(header, colon + 1, end)));
    }

    private static byte[] copy(byte[] octets, int from, int to) {
        return Arrays.copyOfRange(octets, from, to);
    }

    private static RawText unfold(byte[] header, int start, int end) {
        int from = start;
        int to = Math.min(end, start + MimeLimits.FIELD_OCTETS_MAX);
        while (from < to && isAround(header[from])) {
            from++;
        }
        while (to > from && isAround(header[to - 1])) {
            to--;
        }
        byte[] value = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte octet = header[i];
            boolean endsLine = octet == '\n' || (octet == '\r' && header[i + 1] == '\n');
            if (!endsLine) {
                // An ENVELOPE cannot show NUL, and a lone CR would end a line elsewhere.
                value[length++] = octet == 0 || octet == '\r' ? (byte) ' ' : octet;
            }
        }
        return RawText.of(Arrays.copyOf(value, length));
    }

    private static int endOfLine(byte[] header, int from, int length) {
        int at = from;
        while (at < length && header[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, length);
    }

    private static boolean isBlank(byte[] header, int start, int end) {
        return header[start] == '\n'
                || (end - start == 2 && header[start] == '\r' && header[start + 1] == '\n');
    }

    private static boolean isNameOctet(byte octet) {
        return octet > ' ' && octet < 0x7F && octet != ':';
    }

    private static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static boolean isAround(byte octet) {
        return isSpace(octet) || octet == '\r' || octet == '\n';
    }
}
