package io.culver.imap.base;

import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxName;
import java.text.Normalizer;

/**
 * A mailbox name with wildcards: {@code *} is anything, {@code %} anything within one level. INBOX
 * is INBOX in any case. RFC 9051 §6.3.9
 */
record ListPattern(String text) {

    private static final String INBOX = "INBOX";

    /** An empty pattern, which no name matches, whatever the reference. RFC 9051 §6.3.9 */
    static final ListPattern EMPTY = new ListPattern("");

    /** What no name matches: none has a NUL. */
    private static final ListPattern NOTHING = new ListPattern("\0");

    /** {@code list-mailbox}, beneath a reference. */
    static ListPattern read(String reference, ArgumentReader in) {
        return in.listMailbox().map(pattern -> of(reference, pattern)).orElse(NOTHING);
    }

    /** A pattern beneath a reference, which is simply put before it. */
    static ListPattern of(String reference, String pattern) {
        if (pattern.isEmpty()) {
            return EMPTY;
        }
        return new ListPattern(
                Normalizer.normalize(reference + pattern, Normalizer.Form.NFC)); // as names
    }

    boolean matches(MailboxName name) {
        boolean startsWithInbox = name.isInbox() || name.isBelow(MailboxName.INBOX);
        return matches(name.value(), startsWithInbox ? INBOX.length() : 0);
    }

    /**
     * Steps back to the last wildcard only, so that the work is at most length times length.
     *
     * @param anyCase how many characters of the name may be written in any case
     */
    private boolean matches(String name, int anyCase) {
        int star = -1;
        int starAt = 0;
        int percent = -1;
        int percentAt = 0;
        int p = 0;
        int n = 0;
        while (n < name.length()) {
            char wanted = p < text.length() ? text.charAt(p) : 0;
            if (wanted == '*') {
                star = p++;
                starAt = n;
                percent = -1;
            } else if (wanted == '%') {
                percent = p++;
                percentAt = n;
            } else if (p < text.length() && isSame(wanted, name.charAt(n), n < anyCase)) {
                p++;
                n++;
            } else if (percent >= 0 && name.charAt(percentAt) != MailboxName.SEPARATOR) {
                n = ++percentAt;
                p = percent + 1;
            } else if (star >= 0) {
                n = ++starAt;
                p = star + 1;
                percent = -1;
            } else {
                return false;
            }
        }
        while (p < text.length() && (text.charAt(p) == '*' || text.charAt(p) == '%')) {
            p++;
        }
        return p == text.length();
    }

    private static boolean isSame(char wanted, char found, boolean inAnyCase) {
        boolean isLower = inAnyCase && wanted >= 'a' && wanted <= 'z'; // ASCII: "ınbox" is no INBOX
        return (isLower ? wanted - 'a' + 'A' : wanted) == found;
    }
}
