package io.culver.search.extract.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why the text of a document is not in an index, or not all of it. */
public enum SkipReason {
    /** It has more octets than are read of one. */
    SIZE,
    /** Its message has too many documents, or those before it took too long. */
    MESSAGE,
    /** Its reader did not come to an end in time. */
    TIME,
    /** Its reader ran out of memory. */
    MEMORY,
    /** Its reader died of it in another way. */
    CRASH,
    /** Its reader answered nonsense, or more than it may. */
    ANSWER,
    /** It unpacks to too much, or is nested too deep; the text before that is there. */
    EXPANSION,
    /** It is not what it says it is, or is damaged; the text before that may be there. */
    CORRUPT,
    /** It cannot be read without a password. */
    ENCRYPTED,
    /** No reader could be started: a fault of the machine's. */
    START,
    /** No documents are read: {@code culver.search.attachments}. */
    OFF;

    static Optional<SkipReason> of(String label) {
        return Arrays.stream(values()).filter(reason -> reason.label().equals(label)).findFirst();
    }

    /** Its place in a number that stands for several. Kept in indexes: it never changes. */
    public int bit() {
        return switch (this) {
            case SIZE -> 0;
            case MESSAGE -> 1;
            case TIME -> 2;
            case MEMORY -> 3;
            case CRASH -> 4;
            case ANSWER -> 5;
            case EXPANSION -> 6;
            case CORRUPT -> 7;
            case ENCRYPTED -> 8;
            case START -> 9;
            case OFF -> 10;
        };
    }

    /** As metrics call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
