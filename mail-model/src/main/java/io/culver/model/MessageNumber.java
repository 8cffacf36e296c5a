package io.culver.model;

/** A message's place in a session's view of a mailbox, from 1. RFC 9051 §2.3.1.2 */
public record MessageNumber(long value) {
    public MessageNumber {
        if (value < 1 || value > Uid.MAX) {
            throw new IllegalArgumentException("message number out of range: " + value);
        }
    }
}
