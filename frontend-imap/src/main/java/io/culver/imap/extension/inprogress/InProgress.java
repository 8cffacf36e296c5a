package io.culver.imap.extension.inprogress;

import io.culver.imap.protocol.ResponseCode;
import io.culver.imap.wire.ResponseWriter;

/**
 * {@code "INPROGRESS" SP "(" tag SP progress SP goal ")"}: how far the work is, nobody knows, and
 * so both are NIL. RFC 9585 §4
 */
record InProgress(String tag) implements ResponseCode {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("INPROGRESS (");
        // A tag may hold "]", which a client could take for the end of the code.
        (tag.isEmpty() || tag.contains("]") ? out.nil() : out.string(tag)).atom(" NIL NIL)");
    }
}
