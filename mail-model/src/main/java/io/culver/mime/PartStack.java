package io.culver.mime;

import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.Envelope;
import io.culver.model.RawText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts that are open at one place of a message, outermost first. Told of each header's end and
 * each delimiter line, it builds the tree, without recursion. RFC 2046 §5.1
 */
final class PartStack {
    /**
     * A line that ends what is within a multipart.
     *
     * @param multipart its place in the stack
     * @param closes whether it is the close-delimiter, after which no part follows
     */
    record Delimiter(int multipart, boolean closes) {}

    private final Allowance allowance = new Allowance();
    private final List<OpenPart> open = new ArrayList<>();
    private Optional<Envelope> envelope = Optional.empty();

    /** Parts in the tree, counted when they begin; a container's first one with the container. */
    private int parts = 1;

    PartStack() {
        open.add(new OpenPart(0, true, false));
    }

    OpenPart top() {
        return open.getLast();
    }

    boolean inHeader() {
        return top().stage == OpenPart.Stage.HEADER;
    }

    boolean atRoot() {
        return open.size() == 1;
    }

    boolean inEmbedded() {
        return open.stream().anyMatch(part -> part.stage == OpenPart.Stage.EMBEDDED);
    }

    /** The envelope of the outermost message. */
    Envelope envelope() {
        return envelope.orElse(OpenPart.NO_ENVELOPE);
    }

    /** The header of the top part ended before {@code at}, after so many line ends. */
    void endHeader(HeaderBlock header, long at, long lines) {
        OpenPart part = top();
        if (part.isMessage) {
            keepEnvelope(EnvelopeReader.read(header, allowance));
        }
        BodyFields fields = ContentFields.of(header, part.inDigest, allowance);
        boolean multipart = fields.type().octets().equalsIgnoreCase("multipart");
        boolean message = fields.is("message", "rfc822") || fields.is("message", "global");
        part.fields = fields;
        if (multipart && takeRoomForContainer()) {
            part.boundary = boundary(fields);
            part.beginBody(OpenPart.Stage.MULTIPART, at, lines);
        } else if (message && isIdentity(fields) && takeRoomForContainer()) {
            part.beginBody(OpenPart.Stage.EMBEDDED, at, lines);
            open.add(new OpenPart(at, true, false));
        } else {
            part.fields = multipart || message ? ContentFields.opaque(fields) : fields;
            part.beginBody(OpenPart.Stage.LEAF, at, lines);
        }
    }

    /**
     * Whether this line is a delimiter of an open multipart. An exact match is not asked for, only
     * that the line begins so; of several the longest boundary, then the innermost part. RFC 2046
     * §5.1.1
     */
    Optional<Delimiter> delimiter(OctetBuffer line) {
        if (parts == MimeLimits.PARTS_MAX) {
            return Optional.empty(); // the last part takes the rest
        }
        int found = -1;
        int length = 0;
        for (int i = open.size() - 1; i >= 0; i--) {
            byte[] boundary = open.get(i).boundary;
            if (boundary.length > length && line.holds(boundary, 2)) {
                found = i;
                length = boundary.length;
            }
        }
        if (found < 0) {
            return Optional.empty();
        }
        return Optional.of(new Delimiter(found, line.holds(new byte[] {'-', '-'}, 2 + length)));
    }

    /**
     * Where the parts within a multipart end, if the line break before its delimiter begins at
     * {@code lineBreak}: there, unless that break is the one that ended a part's header.
     */
    long endWithin(Delimiter delimiter, long lineBreak) {
        int child = delimiter.multipart() + 1;
        return child < open.size() ? Math.max(lineBreak, open.get(child).bodyStart()) : lineBreak;
    }

    /**
     * Closes the parts within the multipart; their headers have ended. If it is no close-delimiter,
     * the next part begins at {@code next}.
     *
     * @param lines how many line ends the message has before {@code end}
     */
    void apply(Delimiter delimiter, long end, long lines, long next) {
        closeAbove(delimiter.multipart(), end, lines);
        OpenPart multipart = top();
        if (delimiter.closes()) {
            multipart.boundary = new byte[0];
            return;
        }
        if (!multipart.parts.isEmpty()) {
            parts++;
        }
        var part = new OpenPart(next, false, multipart.fields.is("multipart", "digest"));
        if (parts == MimeLimits.PARTS_MAX) {
            part.fields = ContentFields.opaque(ContentFields.PLAIN_TEXT);
            part.beginBody(OpenPart.Stage.LEAF, next, lines);
        }
        open.add(part);
    }

    /** The message ends; all headers have ended. */
    BodyPart finish(long end, long lines) {
        closeAbove(0, end, lines);
        return top().close(end, lines);
    }

    private void closeAbove(int index, long end, long lines) {
        while (open.size() > index + 1) {
            BodyPart closed = open.removeLast().close(end, lines);
            top().parts.add(closed);
        }
    }

    private void keepEnvelope(Envelope read) {
        if (atRoot()) {
            envelope = Optional.of(read);
        } else {
            open.get(open.size() - 2).envelope = read;
        }
    }

    private boolean takeRoomForContainer() {
        boolean room = open.size() < MimeLimits.DEPTH_MAX && parts + 1 < MimeLimits.PARTS_MAX;
        parts += room ? 1 : 0;
        return room;
    }

    /** Empty if there is none that could stand in a delimiter line. */
    private static byte[] boundary(BodyFields fields) {
        String boundary =
                fields.parameter("boundary").map(RawText::octets).orElse("").stripTrailing();
        return boundary.length() <= MimeLimits.BOUNDARY_OCTETS_MAX
                ? new RawText(boundary).toBytes()
                : new byte[0];
    }

    /** An encoded message is not looked into. RFC 2046 §5.2.1 allows none. */
    private static boolean isIdentity(BodyFields fields) {
        return TransferEncoding.of(fields.encoding())
                .equals(Optional.of(TransferEncoding.IDENTITY));
    }
}
