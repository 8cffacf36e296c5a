package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;

/** {@code UID}: the message's UID. RFC 9051 §6.4.5 */
final class Uids implements FetchItem {

    static final Attribute ATTRIBUTE = new Value();

    @Override
    public String name() {
        return "UID";
    }

    @Override
    public Attribute parse(ArgumentReader in) {
        return ATTRIBUTE;
    }

    private record Value() implements RowAttribute {
        @Override
        public void write(Message message, ResponseWriter out) {
            out.atom("UID ").uid(message.row().uid());
        }
    }
}
