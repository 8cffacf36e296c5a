package io.culver.standalone.config;

import java.util.Locale;

/** Where copies of search indexes are kept in the store. */
public enum CopyKind {
    /** Where another node may take over the account: where search is a process of its own. */
    AUTO,
    ALWAYS,
    NEVER;

    public static CopyKind parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "auto" -> AUTO;
            case "always" -> ALWAYS;
            case "never" -> NEVER;
            default ->
                    throw new ConfigurationException(
                            "culver.search.copies: unknown: "
                                    + text
                                    + " (one of auto, always, never)");
        };
    }

    /** Whether this process is to keep them. */
    public boolean areKept(Role role) {
        return switch (this) {
            case AUTO -> role == Role.SEARCH;
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }
}
