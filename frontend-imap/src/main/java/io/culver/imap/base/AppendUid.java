package io.culver.imap.base;

import io.culver.imap.protocol.ResponseCode;
import io.culver.imap.store.AppendResult;
import io.culver.imap.wire.ResponseWriter;

/** {@code APPENDUID}: where the message is now. RFC 9051 §7.1, RFC 4315 §3 */
record AppendUid(AppendResult appended) implements ResponseCode {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("APPENDUID").space().number(appended.uidValidity().value());
        out.space().uids(appended.uids());
    }
}
