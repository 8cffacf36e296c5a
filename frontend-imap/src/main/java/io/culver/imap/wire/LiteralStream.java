package io.culver.imap.wire;

import io.culver.model.DataSize;
import java.util.Optional;

/**
 * A literal that is read as it arrives, because it may be too large to hold. RFC 9051 §4.3
 *
 * <p>The client of a synchronising literal has not sent it yet: {@link #accept} asks for it. A
 * command that ends without accepting it has refused it.
 */
public interface LiteralStream {

    /** As announced. */
    DataSize size();

    /** Asks for the octets; the first call only has an effect. */
    void accept();

    /**
     * Waits for the next piece; empty after the last one and the end of the line behind it.
     *
     * @throws ImapSyntaxException if something other than the end of the line follows
     */
    Optional<byte[]> next();

    /** Drops what was not read: octets still to come are passed over, wanted or not. */
    void finish();
}
