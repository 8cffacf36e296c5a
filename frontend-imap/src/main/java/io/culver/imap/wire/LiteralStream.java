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

    /** Whether it was announced as {@code literal8}, which may contain NUL. RFC 3516 §7 */
    boolean isBinary();

    /** Asks for the octets; the first call only has an effect. */
    void accept();

    /** Waits for the next piece; empty after the last one. */
    Optional<byte[]> next();

    /** Waits for what follows the literal in its command: one empty line, if nothing does. */
    Frame rest();

    /** Drops what was not read of the command, and passes over what of it is still to come. */
    void finish();
}
