package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.ModSeq;
import java.util.function.Supplier;

/**
 * {@code HIGHESTMODSEQ}: the client has been told of all changes up to here. RFC 7162 §3.1.2.1
 *
 * @param value read when the code is written: a tagged response comes after all changes were told
 */
public record HighestModSeq(Supplier<ModSeq> value) implements ResponseCode {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("HIGHESTMODSEQ ").modSeq(value.get());
    }
}
