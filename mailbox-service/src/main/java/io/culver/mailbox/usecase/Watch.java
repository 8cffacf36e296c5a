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
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One front end's view of what happens to the accounts that it follows. Events of an account that
 * wait to be taken become one, so that a front end that is slow costs no more than its accounts;
 * none is lost without a later one of the same account.
 */
public final class Watch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final AccountOwners owners;
    private final Executor threads;
    private final WatchMetrics metrics;
    private final Consumer<Watch> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<AccountId, Followed> followed = new HashMap<>();
    private final Map<AccountId, Event> waiting = new LinkedHashMap<>();

    /** Accounts whose log is to be looked at, and the change after which to tell of more. */
    private final Map<AccountId, ModSeq> unchecked = new LinkedHashMap<>();

    private int checkers;
    private boolean isLeaving;
    private boolean isClosed;

    /** An account that is followed, and the last of its changes that was told. */
    private static final class Followed {
        private final AccountOwners.Listening listening;
        private ModSeq told;

        private Followed(AccountOwners.Listening listening, ModSeq told) {
            this.listening = listening;
            this.told = told;
        }
    }

    /**
     * A view that follows nothing yet.
     *
     * @param threads run what blocks
     * @param onClose is told when this has ended
     */
    Watch(AccountOwners owners, Executor threads, WatchMetrics metrics, Consumer<Watch> onClose) {
        this.owners = owners;
        this.threads = threads;
        this.metrics = metrics;
        this.onClose = onClose;
    }

    /**
     * An account changed.
     *
     * @param seq of its last change
     * @param mailboxes that changed since the event before
     * @param since when it waits to be taken, by {@link System#nanoTime}
     */
    public record Event(AccountId account, ModSeq seq, Set<MailboxId> mailboxes, long since) {
        private Event and(Event later) {
            Set<MailboxId> both = new HashSet<>(mailboxes);
            both.addAll(later.mailboxes);
            return new Event(account, later.seq.isAfter(seq) ? later.seq : seq, both, since);
        }
    }

    /**
     * From now on tells of the account's changes after {@code since}; soon if there are any
     * already. {@code LIMIT} for too many accounts.
     */
    public void subscribe(AccountId account, ModSeq since) {
        lock.lock();
        try {
            if (isClosed) {
                return;
            }
            if (followed.size() >= Limits.WATCHED_ACCOUNTS) {
                throw new MailException(MailError.LIMIT, "Too many accounts in one watch");
            }
            followed.computeIfAbsent(account, _ -> new Followed(listen(account), since));
            unchecked.put(account, since);
            startChecking();
        } finally {
            lock.unlock();
        }
    }

    private AccountOwners.Listening listen(AccountId account) {
        return owners.listen(
                account,
                (seq, mailboxes) -> note(new Event(account, seq, mailboxes, System.nanoTime())));
    }

    /** Looks at the logs of all accounts, for changes of other nodes that nobody told of. */
    void checkAll() {
        lock.lock();
        try {
            followed.forEach((account, it) -> unchecked.putIfAbsent(account, it.told));
            startChecking();
        } finally {
            lock.unlock();
        }
    }

    private void startChecking() {
        while (checkers < Limits.WATCH_CHECKS && checkers < unchecked.size()) {
            checkers++;
            threads.execute(this::check);
        }
    }

    private void check() {
        for (var next = nextUnchecked(); next.isPresent(); next = nextUnchecked()) {
            AccountId account = next.get().getKey();
            try {
                check(account, next.get().getValue());
            } catch (MailException e) {
                // Its sessions get to know, and it is looked at again.
                log.atDebug().addKeyValue("account", account).setCause(e).log("not looked at");
            }
        }
    }

    private Optional<Map.Entry<AccountId, ModSeq>> nextUnchecked() {
        lock.lock();
        try {
            var next = unchecked.entrySet().stream().findFirst().map(Map.Entry::copyOf);
            next.ifPresentOrElse(it -> unchecked.remove(it.getKey()), () -> checkers--);
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Without our lock: the account is locked when it tells us of changes. */
    private void check(AccountId account, ModSeq since) {
        AccountState state = owners.owner(account).current();
        if (state.seq().isAfter(since)) {
            Set<MailboxId> mailboxes =
                    state.mailboxes().stream()
                            .filter(mailbox -> mailbox.highestModSeq().isAfter(since))
                            .map(MailboxState::id)
                            .collect(Collectors.toSet());
            note(new Event(account, state.seq(), mailboxes, System.nanoTime()));
        }
    }

    private void note(Event event) {
        lock.lock();
        try {
            Followed account = followed.get(event.account);
            if (account != null) {
                account.told = event.seq.isAfter(account.told) ? event.seq : account.told;
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
            Followed gone = followed.remove(account);
            if (gone != null) {
                gone.listening.close();
            }
            waiting.remove(account);
            unchecked.remove(account);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for an event, the oldest first; empty once this is closed, or is to be left and has no
     * more. For one caller.
     */
    public Optional<Event> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !isClosed && !isLeaving) {
                changed.await();
            }
            if (isClosed || waiting.isEmpty()) {
                return Optional.empty();
            }
            Event oldest = waiting.values().iterator().next();
            waiting.remove(oldest.account);
            metrics.told(oldest.since);
            return Optional.of(oldest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** This node is about to stop: the front end is to follow its accounts elsewhere. */
    void leave() {
        lock.lock();
        try {
            isLeaving = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the accounts are to be followed elsewhere. */
    public boolean isLeaving() {
        lock.lock();
        try {
            return isLeaving;
        } finally {
            lock.unlock();
        }
    }

    int accounts() {
        lock.lock();
        try {
            return followed.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            followed.values().forEach(it -> it.listening.close());
            followed.clear();
            waiting.clear();
            unchecked.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
    }
}
