package io.culver.model;

import java.util.List;
import java.util.Locale;

/**
 * One flag or keyword. Two flags are the same when they differ in case only; the spelling of its
 * first use is kept. RFC 9051 §2.3.2
 */
public final class Flag implements Comparable<Flag> {
    /** Longest keyword, in octets: a bound of ours, not of the RFC. */
    public static final int MAX_LENGTH = 64;

    public static final Flag ANSWERED = new Flag("\\Answered");
    public static final Flag DELETED = new Flag("\\Deleted");
    public static final Flag DRAFT = new Flag("\\Draft");
    public static final Flag FLAGGED = new Flag("\\Flagged");
    public static final Flag SEEN = new Flag("\\Seen");

    /** Those that can be stored. */
    public static final List<Flag> SYSTEM = List.of(ANSWERED, FLAGGED, DELETED, SEEN, DRAFT);

    private final String name;
    private final String folded;

    private Flag(String name) {
        this.name = name;
        this.folded = name.toLowerCase(Locale.ROOT);
    }

    /**
     * A system flag or a keyword.
     *
     * @throws IllegalArgumentException if the name is neither: an unknown {@code \name}, a name
     *     that is not an atom, or one longer than {@link #MAX_LENGTH}
     */
    public static Flag of(String name) {
        if (name.startsWith("\\")) {
            return systemFlag(name);
        }
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("keyword length out of range: " + name.length());
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isAtomChar(name.charAt(i))) {
                throw new IllegalArgumentException("not an atom at " + i);
            }
        }
        return new Flag(name);
    }

    private static Flag systemFlag(String name) {
        // Not just regardless of case: that would take U+017F for an s.
        String folded = name.toLowerCase(Locale.ROOT);
        for (Flag flag : SYSTEM) {
            if (flag.folded.equals(folded)) {
                return flag;
            }
        }
        throw new IllegalArgumentException("not a system flag that can be stored");
    }

    /** {@code ATOM-CHAR} RFC 9051 §9 */
    private static boolean isAtomChar(char c) {
        return c > ' ' && c < 0x7F && "(){%*\"\\]".indexOf(c) < 0;
    }

    public String name() {
        return name;
    }

    public boolean isSystem() {
        return name.startsWith("\\");
    }

    /** System flags come before keywords, {@code $} keywords too. */
    @Override
    public int compareTo(Flag other) {
        return isSystem() == other.isSystem()
                ? folded.compareTo(other.folded)
                : Boolean.compare(other.isSystem(), isSystem());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flag flag && folded.equals(flag.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
