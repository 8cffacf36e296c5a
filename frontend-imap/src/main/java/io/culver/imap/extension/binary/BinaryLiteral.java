package io.culver.imap.extension.binary;

import io.culver.imap.protocol.AppendForm;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.LiteralStream;

/** {@code literal8}: a message of any octets. RFC 3516 §4.4 */
final class BinaryLiteral implements AppendForm {

    @Override
    public String name() {
        return LITERAL8;
    }

    @Override
    public LiteralStream begin(ArgumentReader in) {
        return in.literalStream();
    }

    @Override
    public void check(byte[] octets) {}

    @Override
    public void end(ArgumentReader in) {}
}
