package io.culver.model;

/** Tells one incarnation of a mailbox from the next of the same name. RFC 9051 §2.3.1.1 */
public record UidValidity(long value) {
    public UidValidity {
        if (value < 1 || value > Uid.MAX) {
            throw new IllegalArgumentException("uidvalidity out of range: " + value);
        }
    }
}
