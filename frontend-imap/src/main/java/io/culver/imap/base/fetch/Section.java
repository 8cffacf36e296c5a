package io.culver.imap.base.fetch;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.BodyPart;
import io.culver.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stretch of a message, named by its place in the MIME tree. {@code section} RFC 9051 §6.4.5.1
 *
 * @param path the part's numbers from the top; empty for the message itself
 * @param names of header fields; for {@code HEADER.FIELDS} and its negation only
 */
record Section(List<Integer> path, Kind kind, List<String> names) {

    /** Deeper than any tree that ingestion makes. */
    private static final int PATH_MAX = 200;

    static final Section MESSAGE = new Section(List.of(), Kind.CONTENT, List.of());
    static final Section HEADER = new Section(List.of(), Kind.HEADER, List.of());
    static final Section TEXT = new Section(List.of(), Kind.TEXT, List.of());

    /** What of the part is meant. {@code section-text} */
    enum Kind {
        /** The part's body, or the whole message. */
        CONTENT(""),
        HEADER("HEADER"),
        HEADER_FIELDS("HEADER.FIELDS"),
        HEADER_FIELDS_NOT("HEADER.FIELDS.NOT"),
        TEXT("TEXT"),
        MIME("MIME");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        boolean hasNames() {
            return this == HEADER_FIELDS || this == HEADER_FIELDS_NOT;
        }
    }

    Section {
        path = List.copyOf(path);
        names = List.copyOf(names);
    }

    /** {@code section = "[" [section-spec] "]"} RFC 9051 §9 */
    static Section parse(ArgumentReader in) {
        expect(in, '[');
        if (in.accept(']')) {
            return MESSAGE;
        }
        String spec = in.take(c -> c == '.' || Character.isLetterOrDigit(c), "section");
        List<Integer> path = new ArrayList<>();
        int at = path(spec, path, in);
        Kind kind = kind(spec.substring(at), path, in);
        List<String> names = List.of();
        if (kind.hasNames()) {
            names = in.space().list(in::astring);
            if (names.isEmpty()) {
                throw in.error("name of a header field");
            }
        }
        expect(in, ']');
        return new Section(path, kind, names);
    }

    /** {@code section-part = nz-number *("." nz-number)}; returns where the rest begins. */
    private static int path(String spec, List<Integer> path, ArgumentReader in) {
        int at = 0;
        while (at < spec.length() && Character.isDigit(spec.charAt(at))) {
            int dot = spec.indexOf('.', at);
            int end = dot < 0 ? spec.length() : dot;
            path.add(number(spec.substring(at, end), in));
            if (path.size() > PATH_MAX || end == spec.length() - 1) {
                throw in.error("section");
            }
            at = Math.min(end + 1, spec.length());
        }
        return at;
    }

    private static int number(String digits, ArgumentReader in) {
        try {
            int number = Integer.parseInt(digits);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException tooLarge) {
            throw in.error("number of a part");
        }
        throw in.error("number of a part");
    }

    private static Kind kind(String word, List<Integer> path, ArgumentReader in) {
        String upper = word.toUpperCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            boolean fits = kind != Kind.CONTENT || !path.isEmpty();
            boolean isWhole = kind != Kind.MIME || !path.isEmpty(); // MIME needs a part
            if (kind.word.equals(upper) && fits && isWhole) {
                return kind;
            }
        }
        throw in.error("section");
    }

    private static void expect(ArgumentReader in, char c) {
        if (!in.accept(c)) {
            throw in.error(String.valueOf(c));
        }
    }

    /** Where the section lies in a message of this structure; empty if there is no such part. */
    Optional<Span> locate(BodyPart root) {
        if (path.isEmpty()) {
            return Optional.of(
                    switch (kind) {
                        case CONTENT -> new Span(0, root.body().end());
                        case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT, MIME -> root.header();
                        case TEXT -> root.body();
                    });
        }
        return part(root).flatMap(this::within);
    }

    /** Whether it lies in the header of the message itself. */
    boolean isInMessageHeader() {
        return path.isEmpty()
                && switch (kind) {
                    case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT -> true;
                    case CONTENT, TEXT, MIME -> false;
                };
    }

    private Optional<Span> within(BodyPart part) {
        return switch (kind) {
            case CONTENT -> Optional.of(part.body());
            case MIME -> Optional.of(part.header());
            case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT -> embedded(part).map(BodyPart::header);
            case TEXT -> embedded(part).map(BodyPart::body);
        };
    }

    private static Optional<BodyPart> embedded(BodyPart part) {
        return part instanceof BodyPart.Embedded embedded
                ? Optional.of(embedded.content())
                : Optional.empty();
    }

    /** The part of this path; empty if there is none. A message counts its parts as a part does. */
    Optional<BodyPart> part(BodyPart root) {
        Optional<BodyPart> part = child(root, path.getFirst());
        for (int number : path.subList(1, path.size())) {
            part =
                    part.flatMap(parent ->
                            switch (parent) {
                                case BodyPart.Leaf leaf -> Optional.<BodyPart>empty();
                                case BodyPart.Multipart multipart -> child(multipart, number);
                                case BodyPart.Embedded embedded ->
                                        child(embedded.content(), number);
                            });
        }
        return part;
    }

    /** Of a message that has no parts, part 1 is its body. */
    private static Optional<BodyPart> child(BodyPart message, int number) {
        if (message instanceof BodyPart.Multipart(var fields, var header, var body, var parts)) {
            return number <= parts.size() ? Optional.of(parts.get(number - 1)) : Optional.empty();
        }
        return number == 1 ? Optional.of(message) : Optional.empty();
    }

    /** As the client asked for it, with the brackets. */
    void write(ResponseWriter out) {
        out.atom("[");
        for (int i = 0; i < path.size(); i++) {
            out.atom(i == 0 ? "" : ".").number(path.get(i));
        }
        out.atom(path.isEmpty() || kind == Kind.CONTENT ? "" : ".").atom(kind.word);
        if (kind.hasNames()) {
            out.space().list(names, out::astring);
        }
        out.atom("]");
    }
}
