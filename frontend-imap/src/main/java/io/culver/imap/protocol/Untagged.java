package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;

/** An untagged response, which writes what stands between {@code *} and the end of the line. */
@FunctionalInterface
public interface Untagged {
    void writeTo(ResponseWriter out);
}
