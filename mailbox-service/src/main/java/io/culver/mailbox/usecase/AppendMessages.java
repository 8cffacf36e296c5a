package io.culver.mailbox.usecase;

import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.OpId;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** APPEND: stores messages and then, in one step, puts them into a mailbox. RFC 9051 §6.3.12 */
public final class AppendMessages {
    private final AccountOwners owners;
    private final Upload.Services services;

    /**
     * Appends to accounts in this store.
     *
     * @param threads run the writes of contents, which block
     */
    public AppendMessages(
            AccountOwners owners,
            Store store,
            IndexNotices notices,
            Clock clock,
            RandomGenerator random,
            Executor threads) {
        this.owners = owners;
        var changes = new AccountChanges(owners);
        services = new Upload.Services(changes, store, notices, clock, random, threads);
    }

    /** Begins to take messages. {@code NO_SUCH_TARGET} at once if there is no such mailbox. */
    public Upload begin(AccountId account, OpId op, MailboxName mailbox) {
        AccountOwner owner = owners.owner(account);
        boolean exists =
                owner.cached().mailbox(mailbox).isPresent()
                        || owner.current().mailbox(mailbox).isPresent();
        if (!exists) {
            throw new MailException(MailError.NO_SUCH_TARGET, "No such mailbox");
        }
        return new Upload(services, owner, account, op, mailbox);
    }
}
