package io.culver.testkit.transcript;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a session's variables have got. A variable is {@code $} and a lower-case name, so
 * that keywords such as {@code $Forwarded} (RFC 9051 §2.3.2) stay what they are.
 */
final class Bindings {
    static final Pattern VARIABLE = Pattern.compile("\\$([a-z][A-Za-z0-9]*)");

    private final Map<String, String> values = new LinkedHashMap<>();

    boolean isBound(String name) {
        return values.containsKey(name);
    }

    String valueOf(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("not bound: $" + name);
        }
        return value;
    }

    void bind(String name, String value) {
        values.put(name, value);
    }

    /** Bound variables to their values; the rest stays as it is. */
    String expand(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(variable ->
                        Matcher.quoteReplacement(
                                values.getOrDefault(variable.group(1), variable.group())));
    }

    Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }
}
