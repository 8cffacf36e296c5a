package io.culver.mailbox.store;

import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import java.util.List;

/**
 * What is known of each content without its bytes: written before the entry that names it, and not
 * after that.
 */
public interface MessageStore {
    /**
     * Takes the place of what was put for this content before, by this process. Durable at the
     * latest when an append to the account's log that was begun later returns.
     */
    void put(AccountId account, EmailId id, MessageMeta meta);

    /**
     * Those of the ids that are there; if they are large, of the first ids only. At most 1,000 at a
     * time.
     */
    MetaPage get(AccountId account, List<EmailId> ids);

    /** Deletes; one that is not there is no error. */
    void delete(AccountId account, EmailId id);
}
