package io.culver.model;

/** What a quota bounds. RFC 9208 §5 */
public enum QuotaResource {
    /** The octets of all messages, copies each for itself. */
    STORAGE,
    /** All messages. */
    MESSAGE,
    /** All mailboxes. */
    MAILBOX
}
