package io.culver.mime;

import io.culver.model.BodyFields.Parameter;
import io.culver.model.RawText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the parameters of a structured field. Continuations are joined: {@code name*0} and {@code
 * name*1} become {@code name}. A value with a character set, in one piece or in several, is decoded
 * into UTF-8 and becomes {@code name*}. RFC 2231 §3, RFC 2231 §4, RFC 9051 §7.5.2
 */
final class MimeParameters {
    private static final int SECTION_DIGITS_MAX = 4;

    /** A parameter as written; {@code number} is -1 if it is no continuation. */
    private record Piece(String base, int number, boolean encoded, String value) {
        static Piece of(String name, String value) {
            boolean encoded = name.endsWith("*");
            String rest = encoded ? name.substring(0, name.length() - 1) : name;
            int star = rest.lastIndexOf('*');
            String digits = rest.substring(star + 1);
            boolean numbered =
                    star > 0
                            && !digits.isEmpty()
                            && digits.length() <= SECTION_DIGITS_MAX
                            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            if (numbered) {
                return new Piece(rest.substring(0, star), Integer.parseInt(digits), encoded, value);
            }
            return new Piece(rest, -1, encoded, value);
        }

        boolean isContinuation() {
            return number >= 0;
        }
    }

    private MimeParameters() {}

    /** Reads {@code *(";" parameter)} RFC 2045 §5.1 up to the end of the field. */
    static List<Parameter> read(FieldCursor in, Allowance allowance) {
        var pieces = new ArrayList<Piece>();
        while (!in.atEnd() && pieces.size() < MimeLimits.PARAMETERS_MAX) {
            in.space(); // a comment may hold a semicolon
            in.until(";");
            in.take(';');
            in.space();
            String name = in.token();
            in.space();
            if (!name.isEmpty() && in.take('=')) {
                in.space();
                // A bare value may hold specials: boundary=a=b/c is common.
                String value = in.peek() == '"' ? in.quoted() : in.until("; \t(");
                if (allowance.takeValue()) {
                    pieces.add(Piece.of(name, value));
                }
            }
        }
        return join(pieces, allowance);
    }

    private static List<Parameter> join(List<Piece> pieces, Allowance allowance) {
        Map<String, List<Piece>> continued = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            if (piece.isContinuation()) {
                continued.computeIfAbsent(key(piece), _ -> new ArrayList<>()).add(piece);
            }
        }
        var parameters = new ArrayList<Parameter>();
        for (Piece piece : pieces) {
            List<Piece> sections =
                    piece.isContinuation() ? continued.remove(key(piece)) : List.of(piece);
            if (sections != null) { // null: joined already, where its first piece stands
                joined(sections)
                        .filter(it -> allowance.takeTexts(it.name().octets(), it.value().octets()))
                        .ifPresent(parameters::add);
            }
        }
        return parameters;
    }

    private static String key(Piece piece) {
        return piece.base().toLowerCase(Locale.ROOT);
    }

    private static Optional<Parameter> joined(List<Piece> sections) {
        List<Piece> value = upToFirstGap(sections);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String base = value.getFirst().base();
        boolean encoded = value.stream().anyMatch(Piece::encoded);
        String text = encoded ? decode(value) : concatenate(value);
        String name = encoded ? base + "*" : base;
        return Optional.of(new Parameter(new RawText(name), new RawText(text)));
    }

    private static List<Piece> upToFirstGap(List<Piece> sections) {
        if (!sections.getFirst().isContinuation()) {
            return sections;
        }
        var sorted = sections.stream().sorted(Comparator.comparingInt(Piece::number)).toList();
        var unbroken = new ArrayList<Piece>();
        for (Piece section : sorted) {
            if (section.number() == unbroken.size()) { // not so for a repeated one, nor after a gap
                unbroken.add(section);
            }
        }
        return unbroken;
    }

    private static String concatenate(List<Piece> value) {
        var text = new StringBuilder();
        value.forEach(piece -> text.append(piece.value()));
        return text.toString();
    }

    /** {@code extended-initial-value}: charset, language and text between apostrophes. */
    private static String decode(List<Piece> value) {
        String charset = "";
        var octets = new OctetBuffer(MimeLimits.FIELD_OCTETS_MAX);
        for (Piece piece : value) {
            String text = piece.value();
            if (piece.number() <= 0 && piece.encoded()) {
                int first = text.indexOf('\'');
                int second = text.indexOf('\'', first + 1);
                charset = second < 0 ? "" : text.substring(0, first);
                text = text.substring(second + 1);
            }
            if (piece.encoded()) {
                PercentCode.decode(text, '%', octets);
            } else {
                byte[] plain = text.getBytes(StandardCharsets.ISO_8859_1);
                octets.append(plain, 0, plain.length);
            }
        }
        String decoded = Charsets.decode(octets.toArray(), charset);
        byte[] utf8 = withoutControls(decoded).getBytes(StandardCharsets.UTF_8);
        return RawText.of(utf8).octets();
    }

    /** Escapes may hide what no header could hold, and no answer may. */
    private static String withoutControls(String text) {
        return text.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
    }
}
