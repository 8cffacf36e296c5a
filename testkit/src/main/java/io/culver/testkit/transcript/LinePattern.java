package io.culver.testkit.transcript;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code S:} line as a pattern: a variable takes one word on first sight and must match it
 * afterwards; {@code $_} is any text; all else is itself.
 */
final class LinePattern {
    /**
     * What a variable may hold: no space, and nothing that ends an atom inside a list or a code.
     */
    private static final String WORD = "[^ ()\\[\\]{}\"]+";

    private static final Pattern WILDCARD_OR_VARIABLE =
            Pattern.compile("\\$_|" + Bindings.VARIABLE.pattern());

    private LinePattern() {}

    /** True if the line matches; then, and only then, the pattern's new variables are bound. */
    static boolean matches(String pattern, String line, Bindings bindings) {
        var regex = new StringBuilder();
        Map<String, Integer> fresh = new LinkedHashMap<>();
        Matcher special = WILDCARD_OR_VARIABLE.matcher(pattern);
        int from = 0;
        while (special.find()) {
            regex.append(
                    Pattern.quote(
                            ControlPictures.decode(pattern.substring(from, special.start()))));
            regex.append(
                    special.group().equals("$_")
                            ? ".*"
                            : variable(special.group(1), fresh, bindings));
            from = special.end();
        }
        regex.append(Pattern.quote(ControlPictures.decode(pattern.substring(from))));
        Matcher match = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(line);
        if (!match.matches()) {
            return false;
        }
        fresh.forEach((name, group) -> bindings.bind(name, match.group(group)));
        return true;
    }

    private static String variable(String name, Map<String, Integer> fresh, Bindings bindings) {
        if (bindings.isBound(name)) {
            return Pattern.quote(bindings.valueOf(name));
        }
        Integer group = fresh.get(name);
        if (group != null) {
            return "\\" + group;
        }
        fresh.put(name, fresh.size() + 1);
        return "(" + WORD + ")";
    }
}
