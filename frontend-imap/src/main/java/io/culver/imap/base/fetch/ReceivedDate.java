package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Dates;
import io.culver.imap.wire.ResponseWriter;

/** {@code INTERNALDATE}: when the message was received. RFC 9051 §6.4.5 */
final class ReceivedDate implements FetchItem {

    static final Attribute ATTRIBUTE = new Value();

    @Override
    public String name() {
        return "INTERNALDATE";
    }

    @Override
    public Attribute parse(ArgumentReader in) {
        return ATTRIBUTE;
    }

    private record Value() implements RowAttribute {
        @Override
        public void write(Message message, ResponseWriter out) {
            String date = Dates.format(message.row().internalDate());
            out.atom("INTERNALDATE \"").atom(date).atom("\"");
        }
    }
}
