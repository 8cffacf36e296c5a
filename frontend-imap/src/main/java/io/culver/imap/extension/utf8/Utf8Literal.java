package io.culver.imap.extension.utf8;

import io.culver.imap.protocol.AppendForm;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.LiteralStream;

/**
 * {@code utf8-literal = "UTF8" SP "(" literal8 ")"} RFC 6855 §4. RFC 9755 has done away with it,
 * and takes UTF-8 in any message; clients of either are served.
 */
final class Utf8Literal implements AppendForm {

    @Override
    public String name() {
        return "UTF8";
    }

    @Override
    public LiteralStream begin(ArgumentReader in) {
        if (!in.isUtf8()) {
            throw in.error("ENABLE UTF8=ACCEPT first");
        }
        LiteralStream octets = in.space().open().literalStream();
        if (!octets.isBinary()) {
            throw in.error("literal8");
        }
        return octets;
    }

    @Override
    public void check(byte[] octets) {}

    @Override
    public void end(ArgumentReader in) {
        in.close();
    }
}
