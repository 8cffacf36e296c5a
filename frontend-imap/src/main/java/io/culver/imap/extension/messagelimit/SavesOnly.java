package io.culver.imap.extension.messagelimit;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.MessageLimit;
import io.culver.imap.protocol.RefusedException;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Status;
import io.culver.model.UidSet;
import java.util.Optional;

/** SAVELIMIT: for APPEND and COPY, which do all or nothing. RFC 9738 */
record SavesOnly(long most) implements MessageLimit {

    @Override
    public UidSet cut(UidSet uids, MailboxView view, Responder out) {
        return uids;
    }

    @Override
    public void requireSaved(UidSet uids, MailboxView view) {
        requireSaved(view.known(uids).size());
    }

    @Override
    public void requireSaved(long messages) {
        if (messages > most) {
            throw new RefusedException(
                    new Status(
                            Status.Kind.NO,
                            Optional.of(new LimitCode(most, Optional.empty())),
                            "Too many messages at once"));
        }
    }

    @Override
    public void requireTouched(long messages) {}
}
