package io.culver.standalone.comparison;

import java.util.List;

/** A value in a response, whatever form its string had. RFC 9051 §4 */
sealed interface Value {
    /** The absence of a string or a list. */
    record Nil() implements Value {}

    /** A number or a word. */
    record Atom(String text) implements Value {}

    /** A quoted string or a literal, one character an octet. */
    record Text(String octets) implements Value {}

    /** What stood in parentheses. */
    record Group(List<Value> values) implements Value {}

    default List<Value> values() {
        return this instanceof Group(var values) ? values : List.of();
    }

    /** The characters of a string, a word or a number; empty for what has none. */
    default String characters() {
        return switch (this) {
            case Atom(var text) -> text;
            case Text(var octets) -> octets;
            case Nil(), Group(var _) -> "";
        };
    }

    /** As a person reads it. */
    default String shown() {
        return switch (this) {
            case Nil() -> "NIL";
            case Atom(var text) -> text;
            case Text(var octets) -> '"' + octets.replace("\r", "\\r").replace("\n", "\\n") + '"';
            case Group(var values) -> String.join(" ", values.stream().map(Value::shown).toList());
        };
    }
}
