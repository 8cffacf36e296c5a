package io.culver.imap.extension.preview;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MetaPart;
import java.util.Set;

/**
 * {@code PREVIEW}: the beginning of the message's text. It was made when the message was stored, so
 * that LAZY changes nothing and the answer is never NIL. RFC 8970 §3, §4
 */
final class PreviewItem implements FetchItem {

    private static final Attribute ATTRIBUTE = new Value();

    @Override
    public String name() {
        return "PREVIEW";
    }

    /** {@code "PREVIEW" [SP "(" preview-mod *(SP preview-mod) ")"]} RFC 8970 §6 */
    @Override
    public Attribute parse(ArgumentReader in) {
        if (in.isNext(" (")) {
            var modifiers = in.space().list(() -> modifier(in));
            if (modifiers.isEmpty()) {
                throw in.error("LAZY");
            }
        }
        return ATTRIBUTE;
    }

    private static String modifier(ArgumentReader in) {
        String modifier = in.keyword();
        if (!modifier.equals("LAZY")) {
            throw in.error("LAZY");
        }
        return modifier;
    }

    private record Value() implements MetaAttribute {
        @Override
        public Set<MetaPart> needs() {
            return Set.of(MetaPart.PREVIEW);
        }

        @Override
        public String keptAs() {
            return "PREVIEW";
        }

        @Override
        public void write(Message message, ResponseWriter out) {
            out.atom("PREVIEW ").string(message.preview());
        }
    }
}
