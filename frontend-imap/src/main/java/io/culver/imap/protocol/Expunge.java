package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MessageNumber;

/** {@code nz-number SP "EXPUNGE"} RFC 9051 §7.5.1 */
public record Expunge(MessageNumber message) implements Untagged {
    @Override
    public void writeTo(ResponseWriter out) {
        out.number(message.value()).space().atom("EXPUNGE");
    }
}
