package io.culver.model;

/**
 * A message's content for life; copies share it; given once in an account. EMAILID of RFC 8474 §5.1
 */
public record EmailId(long value) {
    public EmailId {
        if (value < 1) {
            throw new IllegalArgumentException("email id out of range: " + value);
        }
    }
}
