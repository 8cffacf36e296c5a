package io.culver.imap.extension.objectid;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MessageRow;
import java.util.function.Function;

/**
 * {@code EMAILID} and {@code THREADID}: never NIL, as every message is in a thread. RFC 8474 §5.3
 */
record IdItem(String name, Function<MessageRow, String> id) implements FetchItem {

    @Override
    public Attribute parse(ArgumentReader in) {
        return new Value(this);
    }

    private record Value(IdItem item) implements RowAttribute {
        @Override
        public void write(Message message, ResponseWriter out) {
            out.atom(item.name()).atom(" (").atom(item.id().apply(message.row())).atom(")");
        }
    }
}
