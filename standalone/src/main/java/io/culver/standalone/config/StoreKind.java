package io.culver.standalone.config;

import java.util.Locale;

/** Where mail is kept. */
public enum StoreKind {
    EMBEDDED,
    CASSANDRA,
    MEMORY;

    public static StoreKind parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "embedded" -> EMBEDDED;
            case "cassandra" -> CASSANDRA;
            case "memory" -> MEMORY;
            default ->
                    throw new ConfigurationException(
                            "unknown store: " + text + " (one of embedded, cassandra, memory)");
        };
    }
}
