package io.culver.imap.extension.inprogress;

import io.culver.imap.protocol.ResponseCode;
import io.culver.imap.wire.ResponseWriter;

/**
 * {@code "INPROGRESS" SP "(" tag SP progress SP goal ")"}. RFC 9585 §4
 *
 * @param total 0 if nobody knows how far the work is: then both are NIL
 */
record InProgress(String tag, long done, long total) implements ResponseCode {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("INPROGRESS (");
        // A tag may hold "]", which a client could take for the end of the code.
        (tag.isEmpty() || tag.contains("]") ? out.nil() : out.string(tag)).space();
        if (total == 0) {
            out.nil().space().nil();
        } else {
            out.number(done).space().number(total);
        }
        out.atom(")");
    }
}
