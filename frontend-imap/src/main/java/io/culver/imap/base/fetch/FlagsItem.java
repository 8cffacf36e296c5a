package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.FlagsChanged;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;

/** {@code FLAGS}: the message's flags. RFC 9051 §6.4.5 */
final class FlagsItem implements FetchItem {

    static final Attribute ATTRIBUTE = new Value();

    @Override
    public String name() {
        return "FLAGS";
    }

    @Override
    public Attribute parse(ArgumentReader in) {
        return ATTRIBUTE;
    }

    private record Value() implements RowAttribute {
        @Override
        public void write(Message message, ResponseWriter out) {
            out.atom("FLAGS ");
            out.list(FlagsChanged.names(message.row().flags(), message.isRecent()), out::atom);
        }
    }
}
