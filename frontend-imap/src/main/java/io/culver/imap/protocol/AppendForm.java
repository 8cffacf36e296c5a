package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.LiteralStream;

/** A way in which a command brings a message. {@code append-data} RFC 4466 §6 */
public interface AppendForm extends Named {

    /** The name of the form that is a literal: it could be no keyword. */
    String LITERAL = "{}";

    /** The name of the form that is a {@code literal8}. */
    String LITERAL8 = "~{}";

    /** Reads what stands behind the name, as far as the message. */
    LiteralStream begin(ArgumentReader in);

    /** Refuses octets that a message in this form cannot have. */
    void check(byte[] octets);

    /** Reads what stands behind the message. */
    void end(ArgumentReader in);
}
