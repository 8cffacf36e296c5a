package io.culver.imap.extension.qresync;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Vanished;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;

/** VANISHED (EARLIER): what left the mailbox while the client was away. RFC 7162 §3.2.10.1 */
final class Earlier {

    private Earlier() {}

    /**
     * Tells which of these messages left the mailbox after {@code since}. Of one that the session
     * still counts it will be told without EARLIER, when that may be.
     */
    static void tell(ModSeq since, UidSet uids, State.Selected selected, Responder out) {
        if (uids.isEmpty()) {
            return;
        }
        MailboxView view = selected.view();
        UidSet vanished = selected.mailbox().vanishedSince(since, uids);
        UidSet earlier = vanished.minus(view.known(vanished));
        if (!earlier.isEmpty()) {
            out.send(new Vanished(earlier, true));
        }
    }
}
