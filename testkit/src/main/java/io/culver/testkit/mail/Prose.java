package io.culver.testkit.mail;

/** Sentences without sense. */
final class Prose {
    private static final int LINE_LENGTH = 72;

    private final Chance chance;

    Prose(Chance chance) {
        this.chance = chance;
    }

    String words(Script script, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(chance.oneOf(script.words()));
        }
        return text.toString();
    }

    String subject(Script script) {
        return words(script, chance.between(2, 7));
    }

    /** Paragraphs of at least one line and some {@code length} characters; lines end in CRLF. */
    String text(Script script, int length) {
        var text = new StringBuilder(length + 2 * LINE_LENGTH);
        do {
            line(script, text);
            if (chance.inHundred(12)) {
                text.append("\r\n");
            }
        } while (text.length() < length);
        return text.toString();
    }

    private void line(Script script, StringBuilder text) {
        int start = text.length();
        do {
            text.append(text.length() == start ? "" : " ").append(chance.oneOf(script.words()));
        } while (text.length() - start < LINE_LENGTH - 12);
        text.append(chance.inHundred(30) ? ".\r\n" : "\r\n");
    }

    String html(Script script, int length) {
        var html = new StringBuilder("<!DOCTYPE html>\r\n<html><body style=\"margin:0\">\r\n");
        while (html.length() < length) {
            html.append("<p class=\"MsoNormal\"><b>")
                    .append(words(script, 3))
                    .append("</b>&nbsp;\r\n");
            line(script, html);
            html.append("<a href=\"https://www.example.org/")
                    .append(chance.hex(12))
                    .append("\">")
                    .append(words(script, 2))
                    .append("</a></p>\r\n");
        }
        return html.append("</body></html>\r\n").toString();
    }
}
