package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MetaPart;
import java.util.Set;

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
        public Set<MetaPart> needs() {
            return Set.of(MetaPart.ENVELOPE);
        }

        @Override
        public String keptAs() {
            return "ENVELOPE";
        }

        @Override
        public void write(Message message, ResponseWriter out) {
            Envelopes.write(message.envelope(), out.atom("ENVELOPE "));
        }
    }
}
