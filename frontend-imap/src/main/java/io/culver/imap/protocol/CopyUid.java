package io.culver.imap.protocol;

import io.culver.imap.store.CopyResult;
import io.culver.imap.wire.ResponseWriter;

/** {@code COPYUID}: which message became which. RFC 9051 §7.1, RFC 4315 §3 */
public record CopyUid(CopyResult copied) implements ResponseCode {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("COPYUID").space().number(copied.uidValidity().value());
        out.space().uids(copied.sourceUids()).space().uids(copied.targetUids());
    }
}
