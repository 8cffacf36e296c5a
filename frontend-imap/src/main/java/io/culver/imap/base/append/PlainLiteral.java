package io.culver.imap.base.append;

import io.culver.imap.protocol.AppendForm;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.imap.wire.LiteralStream;

/** {@code literal}: a message without NUL. RFC 9051 §4.3.1 */
public final class PlainLiteral implements AppendForm {

    @Override
    public String name() {
        return LITERAL;
    }

    @Override
    public LiteralStream begin(ArgumentReader in) {
        return in.literalStream();
    }

    @Override
    public void check(byte[] octets) {
        for (byte octet : octets) {
            if (octet == 0) {
                throw new ImapSyntaxException(ImapSyntaxException.NOWHERE, "literal without NUL");
            }
        }
    }

    @Override
    public void end(ArgumentReader in) {}
}
