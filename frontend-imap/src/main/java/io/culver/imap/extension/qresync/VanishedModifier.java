package io.culver.imap.extension.qresync;

import io.culver.imap.protocol.FetchModifier;
import io.culver.imap.protocol.Fetching;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.model.ModSeq;

/**
 * {@code rexpunges-fetch-mod = "VANISHED"}: UID FETCH with CHANGEDSINCE tells which messages left,
 * too, and first. RFC 7162 §3.2.6
 */
final class VanishedModifier implements FetchModifier {

    @Override
    public String name() {
        return "VANISHED";
    }

    @Override
    public Request parse(ArgumentReader in) {
        return new Request() {
            @Override
            public void check(Fetching whole, Session session) {
                QresyncExtension.check(session);
                if (!whole.isUid() || whole.changedSince().equals(ModSeq.ZERO)) {
                    throw new ImapSyntaxException(
                            ImapSyntaxException.NOWHERE, "UID FETCH with CHANGEDSINCE");
                }
            }

            @Override
            public void begin(Fetching whole, State.Selected selected, Responder out) {
                var uids = selected.view().span(whole.messages());
                Earlier.tell(whole.changedSince(), uids, selected, out);
            }
        };
    }
}
