package io.culver.model;

import java.util.Locale;
import java.util.Optional;

/** What a mailbox is for. RFC 6154 §2, RFC 8457 §4 */
public enum SpecialUse {
    ALL("\\All"),
    ARCHIVE("\\Archive"),
    DRAFTS("\\Drafts"),
    FLAGGED("\\Flagged"),
    IMPORTANT("\\Important"),
    JUNK("\\Junk"),
    SENT("\\Sent"),
    TRASH("\\Trash");

    private final String attribute;

    SpecialUse(String attribute) {
        this.attribute = attribute;
    }

    /** As it stands in a LIST response. */
    public String attribute() {
        return attribute;
    }

    /** Reads an attribute, in any case. */
    public static Optional<SpecialUse> parse(String attribute) {
        String lower = attribute.toLowerCase(Locale.ROOT);
        for (SpecialUse use : values()) {
            if (use.attribute.toLowerCase(Locale.ROOT).equals(lower)) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }
}
