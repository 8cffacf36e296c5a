package io.culver.imap.store;

import io.culver.model.DataSize;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import java.util.Optional;

/**
 * Messages on their way into a mailbox. None shows before {@link #commit}, and then all do; closing
 * a session that was not committed drops what was written.
 */
public interface AppendSession extends AutoCloseable {

    /**
     * Ends the message before and begins the next. TOO_BIG, LIMIT, OVER_QUOTA.
     *
     * @param date when it was received; empty for now
     */
    void begin(Flags flags, Optional<InternalDate> date, DataSize size);

    /** Takes the next octets; waits while the store cannot keep up. */
    void write(byte[] octets);

    /** Stores the messages, whose announced octets have all been written. */
    AppendResult commit();

    @Override
    void close();
}
