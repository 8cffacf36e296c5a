package io.culver.imap;

import java.util.List;
import java.util.SplittableRandom;

/** Arguments that parsers stumble over, by chance. */
final class Nonsense {
    private static final int WORDS = 6;
    private static final int FLIPS = 4;
    private static final List<String> ATOMS =
            List.of(
                    "NIL",
                    "INBOX",
                    "*",
                    "%",
                    "0",
                    "1",
                    "4294967295",
                    "4294967296",
                    "-1",
                    "1:*",
                    "*:1",
                    "1,,2",
                    "$",
                    "18446744073709551616",
                    "()",
                    "((",
                    "))",
                    "(",
                    ")",
                    "\"",
                    "\"\"",
                    "\"\\\"\"",
                    "\"\\",
                    "{0+}\r\n",
                    "{3+}\r\nabc",
                    "~{3+}\r\na\0b",
                    "{-1}",
                    "{999999999999999999999}",
                    "&",
                    "&-",
                    "&AGE",
                    "&2AE-",
                    "/",
                    "a//b",
                    "\\Seen",
                    "\\*",
                    "\\Recent",
                    "(\\Seen k)",
                    "BODY[",
                    "BODY[]<0.0>",
                    "BODY[1.1.1.1]",
                    "BODY[HEADER.FIELDS ()]",
                    "BINARY[1]",
                    "RETURN (ALL)",
                    "UID",
                    "NOT",
                    "OR",
                    "CHARSET x",
                    "01-Jan-1970",
                    "\" 1-Jan-0000 00:00:00 +9999\"",
                    "+FLAGS",
                    "\u00e9",
                    "\u0001",
                    "\u007f",
                    "[",
                    "]",
                    "=",
                    "====",
                    "x".repeat(300));

    private Nonsense() {}

    /** A command of this name with some of them. */
    static String arguments(String name, SplittableRandom random) {
        var line = new StringBuilder(random.nextInt(3) == 0 ? "UID " + name : name);
        int words = 1 + random.nextInt(WORDS);
        for (int i = 0; i < words; i++) {
            line.append(' ').append(ATOMS.get(random.nextInt(ATOMS.size())));
        }
        return line.toString();
    }

    /** The line with some of its octets replaced by others, which may be NUL, CR or LF. */
    static String flipped(String line, SplittableRandom random) {
        var flipped = new StringBuilder(line);
        for (int i = 0; i < FLIPS; i++) {
            flipped.setCharAt(random.nextInt(line.length()), (char) random.nextInt(0x100));
        }
        return flipped.toString();
    }
}
