package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.OpId;
import io.culver.model.Uid;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * APPEND and REPLACE: store messages and then, in one step, put them into a mailbox. RFC 9051
 * §6.3.12, RFC 8508
 */
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
            Notices notices,
            Clock clock,
            RandomGenerator random,
            Executor threads) {
        this.owners = owners;
        var changes = new AccountChanges(owners);
        services = new Upload.Services(changes, store, notices, clock, random, threads);
    }

    /** Begins to take messages. {@code NO_SUCH_TARGET} at once if there is no such mailbox. */
    public Upload begin(AccountId account, OpId op, MailboxName mailbox) {
        return begin(
                account,
                op,
                mailbox,
                (all, contents) -> new Request.AppendMessages(mailbox, all, contents));
    }

    /**
     * Begins to take the message that takes the place of another one. {@code NO_SUCH_TARGET} at
     * once if there is no such mailbox.
     */
    public Upload beginReplace(
            AccountId account, OpId op, MailboxId mailbox, Uid uid, MailboxName target) {
        return begin(
                account,
                op,
                target,
                (all, contents) ->
                        new Request.ReplaceMessage(mailbox, uid, target, single(all), contents));
    }

    /**
     * What came of an append whose caller heard nothing; absent if it was not done. Then it never
     * will be: its operation is taken for setting a few ids aside, and who comes late with it is
     * refused. {@code INVALID} if the operation was another one.
     */
    public Optional<Answer.Appended> settle(AccountId account, OpId op) {
        Answer answer = owners.owner(account).execute(op, new Request.ReserveEmailIds(1));
        if (answer instanceof Answer.Reserved) {
            return Optional.empty();
        }
        if (answer instanceof Answer.Appended appended) {
            return Optional.of(appended);
        }
        throw new MailException(MailError.INVALID, "The operation id is not that of an append");
    }

    private static NewMessage single(List<NewMessage> messages) {
        if (messages.size() > 1) {
            throw new MailException(MailError.INVALID, "One message takes the place of one");
        }
        return messages.getFirst();
    }

    private Upload begin(AccountId account, OpId op, MailboxName mailbox, Upload.Asked request) {
        AccountOwner owner = owners.owner(account);
        boolean exists =
                owner.cached().mailbox(mailbox).isPresent()
                        || owner.current().mailbox(mailbox).isPresent();
        if (!exists) {
            throw new MailException(MailError.NO_SUCH_TARGET, "No such mailbox");
        }
        return new Upload(services, owner, account, op, request);
    }
}
