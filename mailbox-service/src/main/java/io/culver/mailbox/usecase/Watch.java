package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * One front end's view of what happens to the accounts that it follows. Events of an account that
 * wait to be taken become one, so that a front end that is slow costs no more than its accounts;
 * none is lost without a later one of the same account.
 */
public final class Watch implements AutoCloseable {
    private final AccountOwners owners;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<AccountId, AccountOwners.Listening> followed = new HashMap<>();
    private final Map<AccountId, Event> waiting = new LinkedHashMap<>();
    private boolean isClosed;

    public Watch(AccountOwners owners) {
        this.owners = owners;
    }

    /**
     * An account changed.
     *
     * @param seq of its last change
     * @param mailboxes that changed since the event before
     */
    public record Event(AccountId account, ModSeq seq, Set<MailboxId> mailboxes) {
        private Event and(Event later) {
            Set<MailboxId> both = new HashSet<>(mailboxes);
            both.addAll(later.mailboxes);
            return new Event(account, later.seq.isAfter(seq) ? later.seq : seq, both);
        }
    }

    /**
     * From now on tells of the account's changes after {@code since}; at once if there are any.
     * {@code LIMIT} for too many accounts.
     */
    public void subscribe(AccountId account, ModSeq since) {
        if (!follow(account)) {
            return;
        }
        // Without our lock: the account is locked when it tells us of changes.
        AccountState state = owners.owner(account).current();
        if (state.seq().isAfter(since)) {
            Set<MailboxId> mailboxes =
                    state.mailboxes().stream()
                            .filter(mailbox -> mailbox.highestModSeq().isAfter(since))
                            .map(MailboxState::id)
                            .collect(Collectors.toSet());
            note(new Event(account, state.seq(), mailboxes));
        }
    }

    private boolean follow(AccountId account) {
        lock.lock();
        try {
            if (isClosed) {
                return false;
            }
            if (followed.size() >= Limits.WATCHED_ACCOUNTS) {
                throw new MailException(MailError.LIMIT, "Too many accounts in one watch");
            }
            followed.computeIfAbsent(
                    account,
                    _ ->
                            owners.listen(
                                    account,
                                    (seq, mailboxes) -> note(new Event(account, seq, mailboxes))));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void note(Event event) {
        lock.lock();
        try {
            if (followed.containsKey(event.account)) {
                waiting.merge(event.account, event, Event::and);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** No more events for the account. */
    public void unsubscribe(AccountId account) {
        lock.lock();
        try {
            AccountOwners.Listening listening = followed.remove(account);
            if (listening != null) {
                listening.close();
            }
            waiting.remove(account);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for an event, the oldest first; empty once this is closed. For one caller. */
    public Optional<Event> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !isClosed) {
                changed.await();
            }
            if (isClosed) {
                return Optional.empty();
            }
            Event oldest = waiting.values().iterator().next();
            waiting.remove(oldest.account);
            return Optional.of(oldest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            followed.values().forEach(AccountOwners.Listening::close);
            followed.clear();
            waiting.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
