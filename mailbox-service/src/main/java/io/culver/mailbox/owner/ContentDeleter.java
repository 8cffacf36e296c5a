package io.culver.mailbox.owner;

import io.culver.model.AccountId;
import io.culver.model.EmailId;
import java.util.List;

/** Deletes what is stored of contents that no mailbox has and none will have. */
public interface ContentDeleter {
    /** Tells how many there were: of those that are deleted already there is nothing. */
    int delete(AccountId account, List<EmailId> emails);

    /** Deletes what a node may have written of contents before it died, and nothing names. */
    void deleteNameless(AccountId account, List<EmailId> emails);
}
