package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.OpId;
import io.culver.model.Quota;
import io.culver.model.QuotaResource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Puts messages whose contents the account has, or had, into mailboxes. */
final class Refill {
    private final AccountOwner owner;
    private final Instant since;
    private final RandomGenerator random;

    /**
     * Fills mailboxes of this account.
     *
     * @param since the messages were seen then, or later
     */
    Refill(AccountOwner owner, Instant since, RandomGenerator random) {
        this.since = since;
        this.owner = owner;
        this.random = random;
    }

    /** {@code ALREADY_EXISTS} if there is a mailbox of such a name. */
    void requireFree(Collection<MailboxName> names) {
        AccountState now = owner.current();
        for (MailboxName it : names) {
            if (now.mailbox(it).isPresent()) {
                throw new MailException(
                        MailError.ALREADY_EXISTS,
                        "There is a mailbox " + it + " already: name another folder");
            }
        }
    }

    /** Asked before anything is done, so that not half of it is. {@code OVER_QUOTA}. */
    void requireRoom(Collection<List<NewMessage>> messages) {
        Quota quota = owner.quota();
        long count = messages.stream().mapToLong(List::size).sum();
        long octets =
                messages.stream().flatMap(List::stream).mapToLong(it -> it.size().octets()).sum();
        requireRoom(quota, QuotaResource.MESSAGE, count);
        requireRoom(quota, QuotaResource.STORAGE, octets);
    }

    private static void requireRoom(Quota quota, QuotaResource resource, long more) {
        long held = quota.usage().getOrDefault(resource, 0L);
        if (quota.limits().of(resource).filter(it -> more > it - held).isPresent()) {
            throw new MailException(MailError.OVER_QUOTA, "The account may not hold so much");
        }
    }

    /** Into a mailbox, which is made if it is not there: as many at a time as one entry takes. */
    void put(MailboxName mailbox, List<NewMessage> messages) {
        if (owner.current().mailbox(mailbox).isEmpty()) {
            ask(new Request.CreateMailbox(mailbox, Optional.empty()));
        }
        for (int from = 0; from < messages.size(); from += Limits.RESTORED_AT_ONCE) {
            int end = Math.min(from + Limits.RESTORED_AT_ONCE, messages.size());
            append(mailbox, messages.subList(from, end));
        }
    }

    /** Messages with many flags take more room: then half of them at a time. */
    private void append(MailboxName mailbox, List<NewMessage> messages) {
        owner.requireStillKept(since);
        try {
            ask(new Request.AppendMessages(mailbox, messages));
        } catch (MailException refusal) {
            if (refusal.error() != MailError.LIMIT || messages.size() == 1) {
                throw refusal;
            }
            append(mailbox, messages.subList(0, messages.size() / 2));
            append(mailbox, messages.subList(messages.size() / 2, messages.size()));
        }
    }

    private void ask(Request request) {
        var _ = owner.execute(new OpId(new UUID(random.nextLong(), random.nextLong())), request);
    }
}
