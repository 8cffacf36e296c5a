package io.culver.imap.base;

import io.culver.model.MailboxName;
import java.util.Optional;

/** The name of a mailbox to be made. RFC 9051 §6.3.4 */
final class NewName {

    private NewName() {}

    /** Passes over one separator at the end; empty if no mailbox can be named so. */
    static Optional<WrittenName> of(String text) {
        int last = text.length() - 1;
        boolean endsLevel = last > 0 && text.charAt(last) == MailboxName.SEPARATOR;
        try {
            String name = endsLevel ? text.substring(0, last) : text;
            return Optional.of(new WrittenName(name, new MailboxName(name)));
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }
}
