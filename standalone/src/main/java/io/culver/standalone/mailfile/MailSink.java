package io.culver.standalone.mailfile;

import java.io.Closeable;
import java.io.IOException;

/** A place that mail can be exported to. */
public interface MailSink extends Closeable {
    /** Adds a message to what becomes of {@code message.mailbox()}. */
    void write(FoundMessage message) throws IOException;
}
