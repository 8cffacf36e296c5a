package io.culver.standalone.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Compares ENVELOPE and BODYSTRUCTURE of one message, field by field. RFC 9051 §7.5.2 */
final class Comparison {
    private static final List<String> ENVELOPE =
            List.of(
                    "date",
                    "subject",
                    "from",
                    "sender",
                    "reply-to",
                    "to",
                    "cc",
                    "bcc",
                    "in-reply-to",
                    "message-id");
    private static final List<String> LEAF =
            List.of("type", "subtype", "parameters", "id", "description", "encoding");
    private static final int OCTETS = LEAF.size();
    private static final int AFTER_OCTETS = OCTETS + 1;

    /** Fields whose words are the same in upper and lower case. RFC 2045 §5.1, RFC 2045 §6.1 */
    private static final Set<String> IN_ANY_CASE = Set.of("type", "subtype", "encoding");

    private static final List<String> EXTENSION =
            List.of("md5", "disposition", "language", "location");
    private static final List<String> MULTIPART =
            List.of("subtype", "parameters", "disposition", "language", "location");

    private final String message;
    private final Predicate<String> isRepeated;
    private final List<Difference> differences = new ArrayList<>();

    /**
     * @param isRepeated whether the message's header has a field of this name twice
     */
    Comparison(String message, Predicate<String> isRepeated) {
        this.message = message;
        this.isRepeated = isRepeated;
    }

    List<Difference> differences() {
        return differences;
    }

    void envelopes(String place, Value ours, Value theirs) {
        for (int i = 0; i < ENVELOPE.size(); i++) {
            String name = ENVELOPE.get(i);
            String field = isRepeated.test(name) ? "repeated " + name : name;
            same(place + " " + field, at(ours, i), at(theirs, i));
        }
    }

    /**
     * Compares two trees.
     *
     * @param place the part's number; empty for the message
     */
    void structures(String place, Value ours, Value theirs) {
        if (isMultipart(ours) && isMultipart(theirs)) {
            multiparts(place, ours, theirs);
        } else if (isMultipart(ours) || isMultipart(theirs)) {
            differ(place + " tree", ours, theirs);
        } else {
            leaves(place, ours, theirs);
        }
    }

    private void multiparts(String place, Value ours, Value theirs) {
        int parts = parts(ours);
        if (parts != parts(theirs)) {
            differ(place + " number of parts", ours, theirs);
            return;
        }
        for (int i = 0; i < parts; i++) {
            structures(below(place, i + 1), at(ours, i), at(theirs, i));
        }
        fields(place, MULTIPART, parts, ours, theirs);
    }

    private void leaves(String place, Value ours, Value theirs) {
        boolean isMessage = isMessage(ours);
        if (isMessage != isMessage(theirs)) {
            differ(place + " part", ours, theirs);
            return;
        }
        if (at(theirs, 0).characters().isEmpty()) {
            differ(place + " type", at(ours, 0), at(theirs, 0));
            return;
        }
        fields(place, LEAF, 0, ours, theirs);
        String kind = isMessage ? " message" : "";
        same(place + kind + " octets", at(ours, OCTETS), at(theirs, OCTETS));
        int next = AFTER_OCTETS;
        if (isMessage) {
            envelopes(place + " envelope", at(ours, next), at(theirs, next));
            Value content = at(ours, next + 1);
            String inside = isMultipart(content) ? place : below(place, 1);
            structures(inside, content, at(theirs, next + 1));
            next += 2;
        }
        if (isMessage || isText(ours)) {
            same(place + kind + " lines", at(ours, next), at(theirs, next));
            next++;
        }
        fields(place, EXTENSION, next, ours, theirs);
    }

    private void fields(String place, List<String> names, int from, Value ours, Value theirs) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            same(
                    place + " " + name,
                    plain(name, at(ours, from + i)),
                    plain(name, at(theirs, from + i)));
        }
    }

    /** What two ways to say the same have in common. */
    private static Value plain(String field, Value value) {
        if (IN_ANY_CASE.contains(field)) {
            return lowerCase(value);
        }
        return switch (field) {
            case "parameters" -> parameters(value);
            case "disposition" ->
                    value.values().size() == 2
                            ? new Value.Group(
                                    List.of(lowerCase(at(value, 0)), parameters(at(value, 1))))
                            : value;
            case "language" -> value.values().size() == 1 ? at(value, 0) : value;
            default -> value;
        };
    }

    /** Their names are the same in any case, and so are names of charsets. RFC 2046 §4.1.2 */
    private static Value parameters(Value list) {
        List<Value> plain = new ArrayList<>();
        for (int i = 0; i < list.values().size(); i++) {
            boolean isInAnyCase =
                    i % 2 == 0 || at(list, i - 1).characters().equalsIgnoreCase("charset");
            plain.add(isInAnyCase ? lowerCase(at(list, i)) : at(list, i));
        }
        return list instanceof Value.Group ? new Value.Group(plain) : list;
    }

    private static Value lowerCase(Value value) {
        return value instanceof Value.Text(var octets)
                ? new Value.Text(octets.toLowerCase(Locale.ROOT))
                : value;
    }

    /** Whether parts are not the same ones, so that their octets cannot be either. */
    static boolean isOfShape(Difference difference) {
        return difference.field().endsWith("tree")
                || difference.field().endsWith("number of parts")
                || difference.field().endsWith("part")
                || difference.field().endsWith("type")
                || difference.field().endsWith("message octets");
    }

    static String below(String place, int number) {
        return place.isEmpty() ? String.valueOf(number) : place + "." + number;
    }

    static boolean isMultipart(Value structure) {
        return at(structure, 0) instanceof Value.Group;
    }

    static boolean isMessage(Value structure) {
        return at(structure, 0).characters().equalsIgnoreCase("message")
                && at(structure, AFTER_OCTETS) instanceof Value.Group;
    }

    private static boolean isText(Value structure) {
        return at(structure, 0).characters().equalsIgnoreCase("text");
    }

    static int parts(Value structure) {
        int parts = 0;
        while (at(structure, parts) instanceof Value.Group) {
            parts++;
        }
        return parts;
    }

    /** Content of an embedded message. */
    static Value content(Value structure) {
        return at(structure, AFTER_OCTETS + 1);
    }

    private static Value at(Value list, int index) {
        List<Value> values = list.values();
        return index < values.size() ? values.get(index) : new Value.Nil();
    }

    void same(String field, Value ours, Value theirs) {
        if (!ours.equals(theirs)) {
            differ(field, ours, theirs);
        }
    }

    private void differ(String field, Value ours, Value theirs) {
        differences.add(new Difference(message, field.strip(), ours, theirs));
    }
}
