package io.culver.imap.protocol;

import io.culver.imap.store.AppendResult;
import io.culver.imap.wire.ResponseWriter;

/** {@code APPENDUID}: where the messages are now. RFC 9051 §7.1, RFC 4315 §3 */
public record AppendUid(AppendResult appended) implements ResponseCode {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("APPENDUID").space().number(appended.uidValidity().value());
        out.space().uids(appended.uids());
    }
}
