package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;

/** {@code ENVELOPE}: what the header says of sender, recipients and subject. RFC 9051 §6.4.5 */
final class EnvelopeItem implements FetchItem {

    static final Attribute ATTRIBUTE = new Value();

    @Override
    public String name() {
        return "ENVELOPE";
    }

    @Override
    public Attribute parse(ArgumentReader in) {
        return ATTRIBUTE;
    }

    private record Value() implements MetaAttribute {
        @Override
        public void write(Message message, ResponseWriter out) {
            Envelopes.write(message.meta().envelope(), out.atom("ENVELOPE "));
        }
    }
}
