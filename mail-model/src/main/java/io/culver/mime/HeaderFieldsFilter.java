package io.culver.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets the chosen fields of a header through, octet for octet in their order, and the blank line
 * that ends it; what follows is dropped. Any size, linear time, constant memory. {@code
 * HEADER.FIELDS}, {@code HEADER.FIELDS.NOT} RFC 9051 §6.4.5.1
 */
public final class HeaderFieldsFilter extends OutputStream {
    private final Set<String> names;
    private final boolean except;
    private final OutputStream out;

    /** The current line as long as it is undecided: a name, or the blank line. */
    private final OctetBuffer head = new OctetBuffer(MimeLimits.FIELD_NAME_OCTETS_MAX + 1);

    private boolean decided;
    private boolean keep;
    private boolean ended;

    private HeaderFieldsFilter(Collection<String> names, boolean except, OutputStream out) {
        this.names =
                names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        this.except = except;
        this.out = out;
    }

    /** Keeps the fields of these names, in any case. */
    public static HeaderFieldsFilter only(Collection<String> names, OutputStream out) {
        return new HeaderFieldsFilter(names, false, out);
    }

    /** Keeps all but the fields of these names; also lines that are no field. */
    public static HeaderFieldsFilter except(Collection<String> names, OutputStream out) {
        return new HeaderFieldsFilter(names, true, out);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end && !ended) {
            if (decided) {
                at = restOfLine(octets, at, end);
            } else {
                beginningOfLine(octets[at++]);
            }
        }
    }

    /** What is undecided when the header ends without a line end is no field. */
    @Override
    public void close() throws IOException {
        if (!ended && !decided) {
            decide(except);
        }
        out.close();
    }

    private int restOfLine(byte[] octets, int from, int end) throws IOException {
        int at = from;
        while (at < end && octets[at] != '\n') {
            at++;
        }
        boolean lineEnds = at < end;
        at += lineEnds ? 1 : 0;
        if (keep) {
            out.write(octets, from, at - from);
        }
        decided = !lineEnds;
        return at;
    }

    private void beginningOfLine(byte octet) throws IOException {
        boolean folded = head.length() == 0 && (octet == ' ' || octet == '\t');
        head.append(octet);
        if (folded) {
            decide(keep);
        } else if (octet == ':') {
            decide(names.contains(name()) != except);
        } else if (octet == '\n') {
            ended = head.isLineEnd();
            decide(ended || except);
            decided = false;
        } else if (head.length() > MimeLimits.FIELD_NAME_OCTETS_MAX) {
            decide(except);
        }
    }

    private String name() {
        String name = head.toText();
        return name.substring(0, name.length() - 1).stripTrailing().toLowerCase(Locale.ROOT);
    }

    private void decide(boolean kept) throws IOException {
        keep = kept;
        decided = true;
        if (keep) {
            byte[] octets = head.toArray();
            out.write(octets, 0, octets.length);
        }
        head.truncate(0);
    }
}
