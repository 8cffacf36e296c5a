package io.culver.standalone.config;

import java.util.Locale;

/** When new mail is indexed. */
public enum IndexingKind {
    /** A moment after it came. */
    EAGER,
    /** When something is looked for. */
    LAZY;

    public static IndexingKind parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "eager" -> EAGER;
            case "lazy" -> LAZY;
            default ->
                    throw new ConfigurationException(
                            "culver.search.indexing: unknown: " + text + " (one of eager, lazy)");
        };
    }
}
