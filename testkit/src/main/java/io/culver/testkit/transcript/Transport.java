package io.culver.testkit.transcript;

import java.util.Locale;

/** How a transcript's lines travel: whichever way, the server must answer the same. */
public enum Transport {
    /** A segment for each line. */
    PLAIN,
    /** A segment for each octet. */
    OCTETS,
    /** One segment for all lines that the client sends before it waits for an answer. */
    TURNS,
    /** As {@link #PLAIN}, over TLS. */
    TLS,
    /** As {@link #TLS}, and compressed from the login on. RFC 4978 */
    COMPRESSED;

    /** Whether the host that it is used with must connect over TLS. */
    public boolean isEncrypted() {
        return this == TLS || this == COMPRESSED;
    }

    /** As it is called in transcripts. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
