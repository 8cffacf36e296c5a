package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;

/** {@code resp-text-code}, without its brackets. RFC 9051 §7.1 */
@FunctionalInterface
public interface ResponseCode {
    void writeTo(ResponseWriter out);
}
