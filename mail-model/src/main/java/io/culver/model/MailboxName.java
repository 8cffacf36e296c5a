package io.culver.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * The full name of a mailbox: levels of Unicode text in NFC, parted by {@code /}. INBOX, and INBOX
 * as the first of several levels, is INBOX in any case. RFC 9051 §5.1
 */
public record MailboxName(String value) implements Comparable<MailboxName> {
    public static final char SEPARATOR = '/';

    /** Bounds of ours: octets of UTF-8 in a level and in the whole, and levels. */
    public static final int MAX_LEVEL_OCTETS = 255;

    public static final int MAX_OCTETS = 1000;
    public static final int MAX_LEVELS = 32;

    /** Characters that are read at all: normal form may shorten a name, but not by more. */
    private static final int MAX_WRITTEN = 4 * MAX_OCTETS;

    private static final String INBOX_TEXT = "INBOX";

    private static final int ASCII_CASE = 'i' - 'I';

    public static final MailboxName INBOX = new MailboxName(INBOX_TEXT);

    /**
     * @throws IllegalArgumentException if a level is empty, too long, has a control character, or
     *     the name is too long or too deep
     */
    public MailboxName {
        value = canonical(value);
        check(value);
    }

    private static String canonical(String text) {
        if (text.length() > MAX_WRITTEN) {
            throw new IllegalArgumentException("mailbox name is too long");
        }
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        return beginsWithInbox(normal) && !normal.startsWith(INBOX_TEXT)
                ? INBOX_TEXT + normal.substring(INBOX_TEXT.length())
                : normal;
    }

    /** ASCII's case only: other scripts have letters whose upper case is I. */
    private static boolean beginsWithInbox(String name) {
        int end = INBOX_TEXT.length();
        if (name.length() < end || (name.length() > end && name.charAt(end) != SEPARATOR)) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if ((name.charAt(i) & ~ASCII_CASE) != INBOX_TEXT.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Level by level; most names that are read are valid, and cost no text but themselves. */
    private static void check(String name) {
        int octets = -1;
        int levels = 0;
        int end = -1;
        do {
            int from = end + 1;
            int separator = name.indexOf(SEPARATOR, from);
            end = separator < 0 ? name.length() : separator;
            octets += 1 + checkLevel(name, from, end);
            if (++levels > MAX_LEVELS) {
                throw new IllegalArgumentException("mailbox name has too many levels");
            }
        } while (end < name.length());
        if (octets > MAX_OCTETS) {
            throw new IllegalArgumentException("mailbox name is too long");
        }
    }

    private static int checkLevel(String name, int from, int end) {
        boolean isDot = end - from <= 2 && "..".startsWith(name.substring(from, end));
        if (isDot) {
            throw new IllegalArgumentException("mailbox name has an empty level, . or ..");
        }
        int octets = 0;
        int c;
        for (int i = from; i < end; i += Character.charCount(c)) {
            c = name.codePointAt(i);
            if (isForbidden(c)) {
                throw new IllegalArgumentException(
                        "mailbox name has a character that is not allowed");
            }
            octets += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        }
        if (octets > MAX_LEVEL_OCTETS) {
            throw new IllegalArgumentException("a level of the mailbox name is too long");
        }
        return octets;
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    public boolean isInbox() {
        return value.equals(INBOX_TEXT);
    }

    /** The levels from the top down. */
    public List<String> levels() {
        return List.of(value.split(String.valueOf(SEPARATOR)));
    }

    /** The mailbox one level up, if this is not at the top. */
    public Optional<MailboxName> parent() {
        int last = value.lastIndexOf(SEPARATOR);
        return last < 0 ? Optional.empty() : Optional.of(new MailboxName(value.substring(0, last)));
    }

    /** Whether this lies below {@code other} in the hierarchy, at any depth. */
    public boolean isBelow(MailboxName other) {
        return value.length() > other.value.length() + 1
                && value.startsWith(other.value)
                && value.charAt(other.value.length()) == SEPARATOR;
    }

    /** This name after {@code from}, which is this or above it, was renamed to {@code to}. */
    public MailboxName rebase(MailboxName from, MailboxName to) {
        if (!equals(from) && !isBelow(from)) {
            throw new IllegalArgumentException("mailbox is not below the renamed one");
        }
        return new MailboxName(to.value + value.substring(from.value.length()));
    }

    @Override
    public int compareTo(MailboxName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
