package io.culver.imap.extension.condstore;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.FlagsChanged;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;

/** {@code MODSEQ}: of the message's last change. RFC 7162 §3.1.4.2 */
final class ModSeqItem implements FetchItem {

    static final Attribute ATTRIBUTE = new Value();

    @Override
    public String name() {
        return "MODSEQ";
    }

    @Override
    public Attribute parse(ArgumentReader in) {
        return ATTRIBUTE;
    }

    private record Value() implements RowAttribute {
        @Override
        public boolean showsModSeq() {
            return true;
        }

        @Override
        public void write(Message message, ResponseWriter out) {
            FlagsChanged.writeModSeq(message.row().modSeq(), out);
        }
    }
}
