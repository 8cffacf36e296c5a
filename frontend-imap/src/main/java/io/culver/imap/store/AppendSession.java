package io.culver.imap.store;

/**
 * A message on its way into a mailbox. Nothing shows before {@link #commit}; closing a session that
 * was not committed drops what was written.
 */
public interface AppendSession extends AutoCloseable {

    /** Takes the next octets; waits while the store cannot keep up. */
    void write(byte[] octets);

    /** Stores the message, whose announced octets have all been written. */
    AppendResult commit();

    @Override
    void close();
}
