package io.culver.standalone.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which part of Culver a process is. */
public enum Role {
    ALL("all"),
    FRONTEND_IMAP("frontend-imap"),
    MAILBOX("mailbox"),
    SEARCH("search");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    public static Role parse(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text.equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new ConfigurationException(
                                "unknown role: " + text + " (one of " + all() + ")"));
    }

    private static String all() {
        return Arrays.stream(values()).map(Role::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text;
    }
}
