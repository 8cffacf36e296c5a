package io.culver.imap.extension.messagelimit;

import io.culver.imap.protocol.ResponseCode;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Uid;
import java.util.Optional;

/**
 * {@code "MESSAGELIMIT" SP nz-number [SP uniqueid]} RFC 9738
 *
 * @param lowest the lowest UID that was touched; empty if none was
 */
record LimitCode(long limit, Optional<Uid> lowest) implements ResponseCode {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("MESSAGELIMIT ").number(limit);
        lowest.ifPresent(uid -> out.space().uid(uid));
    }
}
