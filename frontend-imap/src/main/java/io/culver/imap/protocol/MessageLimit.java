package io.culver.imap.protocol;

import io.culver.model.UidSet;

/** How many messages one command may touch. RFC 9738 */
public interface MessageLimit {

    /** As many as there are. */
    MessageLimit NONE =
            new MessageLimit() {
                @Override
                public UidSet cut(UidSet uids, MailboxView view, Responder out) {
                    return uids;
                }

                @Override
                public void requireSaved(UidSet uids, MailboxView view) {}

                @Override
                public void requireSaved(long messages) {}

                @Override
                public void requireTouched(long messages) {}
            };

    /**
     * What of the messages a command may touch that can leave the rest for the next one: those that
     * the client knows, the highest UIDs. The tagged response will tell where it stopped.
     */
    UidSet cut(UidSet uids, MailboxView view, Responder out);

    /**
     * That a command may put copies of all of these messages into a mailbox.
     *
     * @throws RefusedException if they are too many
     */
    void requireSaved(UidSet uids, MailboxView view);

    /**
     * That a command may put so many messages into a mailbox.
     *
     * @throws RefusedException if they are too many
     */
    void requireSaved(long messages);

    /**
     * That a command may touch so many messages where it could not say which it has left alone.
     *
     * @throws RefusedException if they are too many
     */
    void requireTouched(long messages);
}
