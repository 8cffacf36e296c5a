package io.culver.imap.extension.savedate;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Dates;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.InternalDate;

/** {@code SAVEDATE}: when the message came into the mailbox, in UTC. RFC 8514 §4.2 */
final class SaveDateItem implements FetchItem {

    private static final Attribute ATTRIBUTE = new Value();

    @Override
    public String name() {
        return "SAVEDATE";
    }

    @Override
    public Attribute parse(ArgumentReader in) {
        return ATTRIBUTE;
    }

    private record Value() implements RowAttribute {
        @Override
        public void write(Message message, ResponseWriter out) {
            String date = Dates.format(InternalDate.of(message.row().saved()));
            out.atom("SAVEDATE \"").atom(date).atom("\"");
        }
    }
}
