package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;

/** {@code number SP "EXISTS"} RFC 9051 §7.4.1 */
public record Exists(long messages) implements Untagged {
    @Override
    public void writeTo(ResponseWriter out) {
        out.number(messages).space().atom("EXISTS");
    }
}
