package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;

/** {@code number SP "RECENT"} RFC 3501 §7.3.2 */
public record Recent(long messages) implements Untagged {
    @Override
    public void writeTo(ResponseWriter out) {
        out.number(messages).space().atom("RECENT");
    }
}
