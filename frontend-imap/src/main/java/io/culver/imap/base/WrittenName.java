package io.culver.imap.base;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.model.MailboxName;
import java.util.Optional;

/**
 * The name of a mailbox, and how the client wrote it: names are brought into normal form. RFC 9051
 * §5.1
 */
record WrittenName(String text, MailboxName name) {

    /** {@code mailbox} */
    static WrittenName read(ArgumentReader in) {
        int start = in.offset();
        String text = in.mailboxText();
        try {
            return new WrittenName(text, new MailboxName(text));
        } catch (IllegalArgumentException impossible) {
            throw new ImapSyntaxException(start, "mailbox name");
        }
    }

    /** What the client wrote, if that is not the name itself. RFC 9051 §6.3.9.7 */
    Optional<String> oldName() {
        return text.equals(name.value()) ? Optional.empty() : Optional.of(text);
    }
}
