package io.culver.imap.extension.condstore;

import io.culver.imap.protocol.FetchModifier;
import io.culver.imap.protocol.Fetching;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.ModSeq;

/**
 * {@code "CHANGEDSINCE" SP mod-sequence-value}: only messages that changed after it, and when they
 * did. RFC 7162 §3.1.4.1
 */
final class ChangedSince implements FetchModifier {

    @Override
    public String name() {
        return "CHANGEDSINCE";
    }

    @Override
    public Request parse(ArgumentReader in) {
        ModSeq since = in.space().modSeq();
        return new Request() {
            @Override
            public Fetching applyTo(Fetching fetching) {
                return fetching.changedSince(since).with(ModSeqItem.ATTRIBUTE);
            }
        };
    }
}
