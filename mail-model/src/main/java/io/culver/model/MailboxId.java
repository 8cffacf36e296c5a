package io.culver.model;

/** A mailbox for life, over renames; given once in an account. MAILBOXID of RFC 8474 §4.1 */
public record MailboxId(long value) {
    public MailboxId {
        if (value < 1) {
            throw new IllegalArgumentException("mailbox id out of range: " + value);
        }
    }
}
