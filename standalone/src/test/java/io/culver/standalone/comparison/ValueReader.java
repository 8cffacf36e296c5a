package io.culver.standalone.comparison;

import io.culver.testkit.imap.ResponseLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code msg-att}, with all the forms that strings may have. RFC 9051 §9 */
final class ValueReader {
    private final String text;
    private int at;

    private ValueReader(String text) {
        this.text = text;
    }

    /** The items of a FETCH response by their names, as the server wrote them in upper case. */
    static Map<String, Value> items(ResponseLine line) {
        var reader = new ValueReader(new String(line.octets(), StandardCharsets.ISO_8859_1));
        reader.at = reader.text.indexOf('(');
        List<Value> values = reader.value().values();
        Map<String, Value> items = new LinkedHashMap<>();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            items.put(values.get(i).characters(), values.get(i + 1));
        }
        return items;
    }

    private Value value() {
        return switch (text.charAt(at)) {
            case '(' -> group();
            case '"' -> quoted();
            case '~' -> {
                at++;
                yield literal();
            }
            case '{' -> literal();
            default -> atom();
        };
    }

    private Value group() {
        List<Value> values = new ArrayList<>();
        at++;
        while (text.charAt(at) != ')') {
            if (text.charAt(at) == ' ') {
                at++;
            } else {
                values.add(value());
            }
        }
        at++;
        return new Value.Group(values);
    }

    private Value quoted() {
        var octets = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 1 : 0;
            octets.append(text.charAt(at++));
        }
        at++;
        return new Value.Text(octets.toString());
    }

    private Value literal() {
        int close = text.indexOf('}', at);
        int length = Integer.parseInt(text.substring(at + 1, close));
        at = close + "}\r\n".length() + length;
        return new Value.Text(text.substring(at - length, at));
    }

    /** Also a name with its section, which may hold spaces and parentheses. */
    private Value atom() {
        int start = at;
        boolean isInSection = false;
        while (isInSection || (text.charAt(at) != ' ' && text.charAt(at) != ')')) {
            isInSection = text.charAt(at) == '[' || (isInSection && text.charAt(at) != ']');
            at++;
        }
        String atom = text.substring(start, at);
        return atom.equals("NIL") ? new Value.Nil() : new Value.Atom(atom);
    }
}
