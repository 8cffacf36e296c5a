package io.culver.imap.extension.condstore;

import io.culver.imap.protocol.StoreModifier;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.ModSeq;

/** {@code "UNCHANGEDSINCE" SP mod-sequence-valzer} RFC 7162 §3.1.3 */
final class UnchangedSince implements StoreModifier {

    @Override
    public String name() {
        return "UNCHANGEDSINCE";
    }

    @Override
    public ModSeq parse(ArgumentReader in) {
        return in.space().modSeqOrZero();
    }
}
