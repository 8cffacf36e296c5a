package io.culver.testkit.mail;

import java.nio.charset.StandardCharsets;

/** A header block under construction; long fields are folded at their spaces. RFC 5322 §2.2 */
final class Header {
    private static final int LINE_LENGTH = 76;

    private final StringBuilder lines = new StringBuilder();

    Header add(String name, String value) {
        lines.append(name).append(':');
        int column = name.length() + 1;
        for (String word : value.split(" ", -1)) {
            if (column + 1 + word.length() > LINE_LENGTH && column > name.length() + 1) {
                lines.append("\r\n");
                column = 0;
            }
            lines.append(' ').append(word);
            column += 1 + word.length();
        }
        lines.append("\r\n");
        return this;
    }

    /** The block as UTF-8, without the empty line after it. */
    byte[] octets() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
