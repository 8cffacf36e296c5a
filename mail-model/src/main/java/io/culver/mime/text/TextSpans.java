package io.culver.mime.text;

import io.culver.model.BodyPart;
import io.culver.model.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where in a message there is text to index: headers and text parts, but not attachments' octets.
 * Cut at {@link SearchLimits}.
 */
public final class TextSpans {
    /** Spans so close are read as one: what is between costs less than a second read. */
    private static final long NEAR = 16 << 10;

    private final List<Span> spans = new ArrayList<>();
    private long octetsLeft = TextLimits.TEXT_OCTETS.octets();

    private TextSpans() {}

    /** In ascending order, apart from each other. */
    public static List<Span> of(BodyPart message) {
        var found = new TextSpans();
        found.add(header(message));
        found.addParts(message);
        return found.spans;
    }

    /** Of the message's own header only. */
    public static Span header(BodyPart message) {
        Span header = message.header();
        long most = TextLimits.HEADER_OCTETS.octets();
        return new Span(header.offset(), Math.min(header.length(), most));
    }

    private void addParts(BodyPart message) {
        Deque<BodyPart> next = new ArrayDeque<>();
        next.push(message);
        while (!next.isEmpty() && octetsLeft > 0) {
            switch (next.pop()) {
                case BodyPart.Leaf leaf -> {
                    if (leaf.fields().type().octets().equalsIgnoreCase("text")) {
                        addText(leaf.body());
                    }
                }
                case BodyPart.Multipart multipart ->
                        multipart.parts().reversed().forEach(next::push);
                case BodyPart.Embedded embedded -> {
                    addText(embedded.content().header());
                    next.push(embedded.content());
                }
            }
        }
    }

    private void addText(Span span) {
        long length = Math.min(span.length(), octetsLeft);
        octetsLeft -= length;
        add(new Span(span.offset(), length));
    }

    private void add(Span span) {
        if (!spans.isEmpty() && span.offset() - spans.getLast().end() <= NEAR) {
            long start = spans.removeLast().offset();
            spans.add(new Span(start, span.end() - start));
        } else if (span.length() > 0) {
            spans.add(span);
        }
    }
}
