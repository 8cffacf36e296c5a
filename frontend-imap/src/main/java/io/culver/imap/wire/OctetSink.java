package io.culver.imap.wire;

/** Where responses go. */
@FunctionalInterface
public interface OctetSink {

    /** Takes the octets, which it keeps; waits while the client does not read. */
    void write(byte[] octets);
}
