package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;

/** {@code RFC822.SIZE}: how many octets the message has. RFC 9051 §6.4.5 */
final class Size implements FetchItem {

    static final Attribute ATTRIBUTE = new Value();

    @Override
    public String name() {
        return "RFC822.SIZE";
    }

    @Override
    public Attribute parse(ArgumentReader in) {
        return ATTRIBUTE;
    }

    private record Value() implements RowAttribute {
        @Override
        public void write(Message message, ResponseWriter out) {
            out.atom("RFC822.SIZE ").number(message.row().size().octets());
        }
    }
}
