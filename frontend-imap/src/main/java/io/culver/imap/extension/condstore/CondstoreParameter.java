package io.culver.imap.extension.condstore;

import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.SelectParameter;
import io.culver.imap.protocol.Session;
import io.culver.imap.wire.ArgumentReader;

/** {@code condstore-param = "CONDSTORE"}: mod-sequences are to be told. RFC 7162 §3.1.8 */
final class CondstoreParameter implements SelectParameter {

    @Override
    public String name() {
        return "CONDSTORE";
    }

    @Override
    public Request parse(ArgumentReader in) {
        return new Request() {
            @Override
            public void begin(Session session, Responder out) {
                session.showModSeqs(out);
            }
        };
    }
}
