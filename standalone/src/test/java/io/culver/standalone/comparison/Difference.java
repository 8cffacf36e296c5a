package io.culver.standalone.comparison;

/**
 * What two servers tell differently of one message.
 *
 * @param message names it, for whoever looks into it
 * @param field such as {@code ENVELOPE subject} or {@code 2.1 encoding}
 */
record Difference(String message, String field, Value ours, Value theirs) {
    private static final int SHOWN_MAX = 400;

    /** On three lines. */
    String text() {
        return "%s: %s%n    Culver:  %s%n    Dovecot: %s"
                .formatted(message, field, cut(ours.shown()), cut(theirs.shown()));
    }

    private static String cut(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }
}
