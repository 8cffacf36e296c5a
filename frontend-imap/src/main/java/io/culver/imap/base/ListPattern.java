package io.culver.imap.base;

import io.culver.model.MailboxName;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A mailbox name with wildcards: {@code *} is anything, {@code %} anything within one level. INBOX
 * is INBOX in any case. RFC 9051 §6.3.9
 */
record ListPattern(String text) {

    private static final String INBOX = "INBOX";

    /** A pattern beneath a reference, which is simply put before it. */
    static ListPattern of(String reference, String pattern) {
        String text = Normalizer.normalize(reference + pattern, Normalizer.Form.NFC); // as names
        int end = text.indexOf(MailboxName.SEPARATOR);
        String first = end < 0 ? text : text.substring(0, end);
        boolean isInbox = first.toUpperCase(Locale.ROOT).equals(INBOX);
        return new ListPattern(isInbox ? INBOX + text.substring(first.length()) : text);
    }

    boolean matches(MailboxName name) {
        return matches(name.value()) || (name.isInbox() && matchesInboxInAnyCase());
    }

    private boolean matchesInboxInAnyCase() {
        return new ListPattern(text.toUpperCase(Locale.ROOT)).matches(INBOX);
    }

    /** Steps back to the last wildcard only, so that the work is at most length times length. */
    private boolean matches(String name) {
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
            } else if (p < text.length() && wanted == name.charAt(n)) {
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
}
