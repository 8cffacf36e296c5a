package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MetaPart;
import java.util.Set;

/** {@code BODYSTRUCTURE}: the message's MIME tree. RFC 9051 §6.4.5 */
final class BodyStructure implements FetchItem {

    /** {@code BODY} without a section: the same tree without extension data. */
    static final Attribute BODY = new Tree("BODY ", false);

    private static final Attribute WHOLE = new Tree("BODYSTRUCTURE ", true);

    @Override
    public String name() {
        return "BODYSTRUCTURE";
    }

    @Override
    public Attribute parse(ArgumentReader in) {
        return WHOLE;
    }

    private record Tree(String label, boolean isExtended) implements MetaAttribute {
        @Override
        public Set<MetaPart> needs() {
            return Set.of(MetaPart.STRUCTURE);
        }

        @Override
        public String keptAs() {
            return label;
        }

        @Override
        public void write(Message message, ResponseWriter out) {
            out.atom(label);
            new StructureWriter(out, isExtended).write(message.structure());
        }
    }
}
