package io.culver.imap.wire;

/** Where responses go. */
@FunctionalInterface
public interface OctetSink {

    /** Takes the octets, which it keeps; waits while the client does not read. */
    void write(byte[] octets);

    /**
     * Has this done as soon as nobody is there any more to read; at once, if nobody is. It takes
     * the place of what was to be done before, and must not wait.
     */
    default void whenGone(Runnable act) {}
}
