package io.culver.imap.protocol;

import io.culver.model.UidSet;

/**
 * The results of a search that the client is told of as they change, for as long as the mailbox
 * stays selected. RFC 5267 §4.3
 */
public interface SearchContext {

    /** The search command's. */
    String tag();

    /** Whether what has to be kept of it is little enough, and says enough. */
    boolean canBeKept();

    /** The client has been told of changes, and now of what they do to the results. */
    void update(State.Selected selected, Responder out);

    /** The client is about to be told that these messages are gone. */
    void forget(UidSet gone, MailboxView view, Responder out);
}
