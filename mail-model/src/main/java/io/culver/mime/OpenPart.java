package io.culver.mime;

import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.Envelope;
import io.culver.model.Span;
import java.util.ArrayList;
import java.util.List;

/** A part whose end has not been seen. It knows where it began and what is in it so far. */
final class OpenPart {
    /** What stands where: first its header, then one of the three kinds of body. */
    enum Stage {
        HEADER,
        LEAF,
        MULTIPART,
        EMBEDDED
    }

    /** No envelope has been read: of a message cut before its header ended. */
    static final Envelope NO_ENVELOPE =
            EnvelopeReader.read(new HeaderBlock(List.of()), new Allowance(0, 0));

    /** Whether the header is a message's, with an envelope, not only a part's. */
    final boolean isMessage;

    /** Whether the default type is message/rfc822. RFC 2046 §5.1.5 */
    final boolean inDigest;

    Stage stage = Stage.HEADER;
    BodyFields fields = ContentFields.PLAIN_TEXT;

    /** Of the message in an embedded part. */
    Envelope envelope = NO_ENVELOPE;

    /** Of a multipart; empty where none is looked for, as after the close-delimiter. */
    byte[] boundary = {};

    final List<BodyPart> parts = new ArrayList<>();
    private final long start;
    private long bodyStart;
    private long linesBeforeBody;

    OpenPart(long start, boolean isMessage, boolean inDigest) {
        this.start = start;
        this.bodyStart = start;
        this.isMessage = isMessage;
        this.inDigest = inDigest;
    }

    void beginBody(Stage kind, long at, long linesBefore) {
        stage = kind;
        bodyStart = at;
        linesBeforeBody = linesBefore;
    }

    /** Where its body began; while in the header, where that began. */
    long bodyStart() {
        return bodyStart;
    }

    /**
     * Ends here. What it took beyond {@code end} is the line end that belongs to the delimiter.
     *
     * @param lines how many line ends the message has before {@code end}
     */
    BodyPart close(long end, long lines) {
        Span header = between(start, bodyStart, end);
        Span body = between(bodyStart, end, end);
        long bodyLines = Math.max(0, lines - linesBeforeBody);
        return switch (stage) {
            case HEADER -> throw new IllegalStateException("header has not ended");
            case LEAF -> new BodyPart.Leaf(fields, header, body, bodyLines);
            case MULTIPART -> {
                if (parts.isEmpty()) { // BODYSTRUCTURE demands one: RFC 9051 §9, body-type-mpart
                    Span none = new Span(body.end(), 0);
                    parts.add(new BodyPart.Leaf(ContentFields.PLAIN_TEXT, none, none, 0));
                }
                yield new BodyPart.Multipart(fields, header, body, parts);
            }
            case EMBEDDED ->
                    new BodyPart.Embedded(
                            fields, header, body, envelope, parts.getFirst(), bodyLines);
        };
    }

    private static Span between(long from, long to, long end) {
        long first = Math.min(from, end);
        return new Span(first, Math.max(first, Math.min(to, end)) - first);
    }
}
