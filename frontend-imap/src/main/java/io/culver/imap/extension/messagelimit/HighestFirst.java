package io.culver.imap.extension.messagelimit;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.MessageLimit;
import io.culver.imap.protocol.Responder;
import io.culver.model.UidSet;

/** MESSAGELIMIT: for every command; the newest messages are touched first. RFC 9738 */
record HighestFirst(long most) implements MessageLimit {

    @Override
    public UidSet cut(UidSet uids, MailboxView view, Responder out) {
        UidSet known = view.known(uids);
        if (known.size() <= most) {
            return known;
        }
        UidSet highest = known.highest(most);
        out.note(new LimitCode(most, highest.first()));
        return highest;
    }

    @Override
    public void requireSaved(UidSet uids, MailboxView view) {
        new SavesOnly(most).requireSaved(uids, view);
    }

    @Override
    public void requireSaved(long messages) {
        new SavesOnly(most).requireSaved(messages);
    }

    @Override
    public void requireTouched(long messages) {
        new SavesOnly(most).requireSaved(messages);
    }
}
