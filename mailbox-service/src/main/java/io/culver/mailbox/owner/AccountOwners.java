package io.culver.mailbox.owner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.store.Head;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts in this node's memory: those used last, as many as there is room for. */
public final class AccountOwners implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AccountOwners.class);

    /** Requests under way have so long to end when the node shuts down. */
    private static final Duration PATIENCE = OwnerLimits.COMMIT_TIME.plusSeconds(5);

    private static final int WEIGHT_UNIT = 1024;

    private final OwnerSetting setting;
    private final DamagedAccounts damaged;
    private final Cache<AccountId, AccountOwner> owners;
    private final ConcurrentMap<AccountId, List<AccountListener>> listeners =
            new ConcurrentHashMap<>();
    private volatile BiConsumer<AccountId, ModSeq> everyChange = (_, _) -> {};
    private volatile boolean isClosed;

    /**
     * No account is loaded yet.
     *
     * @param heap that loaded accounts may take, about
     */
    public AccountOwners(OwnerSetting setting, DataSize heap) {
        this.setting = setting;
        damaged = new DamagedAccounts(setting.metrics());
        owners =
                Caffeine.newBuilder()
                        .maximumWeight(Math.max(1, heap.octets() / WEIGHT_UNIT))
                        .weigher(AccountOwners::weight)
                        .executor(setting.executor())
                        .removalListener((_, owner, cause) -> {
                            if (cause.wasEvicted() && owner != null) {
                                owner.retire();
                            }
                        })
                        .build();
    }

    private static int weight(AccountId account, AccountOwner owner) {
        return Math.clamp(owner.weight() / WEIGHT_UNIT, 1, Integer.MAX_VALUE);
    }

    /**
     * The account's owner here. It loads the account when it is first asked for something, and
     * tells then if there is none. Ask for it each time: it may be replaced.
     */
    public AccountOwner owner(AccountId account) {
        if (isClosed) {
            throw new MailException(MailError.UNAVAILABLE, "Shutting down");
        }
        return owners.get(account, this::newOwner);
    }

    private AccountOwner newOwner(AccountId account) {
        return new AccountOwner(
                account,
                setting,
                (seq, mailboxes) -> tell(account, seq, mailboxes),
                damaged,
                () -> weighAgain(account));
    }

    private void weighAgain(AccountId account) {
        owners.asMap().computeIfPresent(account, (_, owner) -> owner);
    }

    private void tell(AccountId account, ModSeq seq, Set<MailboxId> mailboxes) {
        guarded(account, () -> everyChange.accept(account, seq));
        for (AccountListener it : listeners.getOrDefault(account, List.of())) {
            guarded(account, () -> it.changed(seq, mailboxes));
        }
    }

    /** A listener's own fault must not be taken for one of the change, which is made. */
    private static void guarded(AccountId account, Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException bug) {
            log.atError().addKeyValue("account", account).setCause(bug).log("listener failed");
        }
    }

    /**
     * Has one listener told of the last change of every account, as {@link AccountListener} is: it
     * returns at once, and asks no owner for anything.
     */
    public void onEveryChange(BiConsumer<AccountId, ModSeq> listener) {
        everyChange = listener;
    }

    /** Whether anybody listens to the account's changes. */
    public boolean isListenedTo(AccountId account) {
        return listeners.containsKey(account);
    }

    /**
     * Reads the account's log and checkpoint, and computes anew what they come to; also compared
     * with what this node knows. Changes nothing. {@code NO_SUCH_ACCOUNT}.
     */
    public Verification verify(AccountId account) {
        for (int attempt = 1; ; attempt++) {
            Optional<AccountState> known =
                    Optional.ofNullable(owners.getIfPresent(account)).flatMap(AccountOwner::known);
            Head head = head(account);
            Verification verification = new AccountVerifier(account, setting, head, known).verify();
            boolean isSame = head(account).checkpoint().equals(head.checkpoint());
            if (verification.differences().isEmpty()
                    || isSame
                    || attempt == OwnerLimits.LOAD_ATTEMPTS) {
                return verification;
            }
        }
    }

    private Head head(AccountId account) {
        return setting.log()
                .head(account)
                .orElseThrow(() -> new MailException(MailError.NO_SUCH_ACCOUNT, "No such account"));
    }

    /**
     * Deletes what is stored of the account beyond its retention, if that has not been done: its
     * checkpoints do that too, but an account that does not change has none. An account of which
     * there is nothing to delete costs three small reads, and is not loaded.
     *
     * @return whether there may have been something
     */
    public boolean sweep(AccountId account) {
        Optional<Head> head = setting.log().head(account);
        return head.isPresent() && isSweepDue(account, head.get()) && owner(account).sweep();
    }

    private boolean isSweepDue(AccountId account, Head head) {
        try {
            StoredState stored =
                    head.checkpoint()
                            .map(new CheckpointReader(account, setting)::readStored)
                            .orElse(StoredState.NOTHING);
            return new Sweeper(account, setting).isDue(head, stored);
        } catch (MailException failure) {
            if (!head(account).checkpoint().equals(head.checkpoint())) {
                return false; // another checkpoint took its place, and did it
            }
            return damaged.watch(
                    account,
                    () -> {
                        throw failure;
                    });
        }
    }

    /** All that is stored of the account was found right: it may be changed again. */
    public void foundSound(AccountId account) {
        damaged.forget(account);
    }

    /**
     * Has a listener told of the account's changes from now on, as far as this node learns of them:
     * by committing them, or by reading. Closing what this returns ends that.
     */
    public Listening listen(AccountId account, AccountListener listener) {
        listeners.merge(
                account,
                List.of(listener),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        return () ->
                listeners.computeIfPresent(
                        account,
                        (_, all) -> {
                            List<AccountListener> rest =
                                    all.stream().filter(it -> !it.equals(listener)).toList();
                            return rest.isEmpty() ? null : rest;
                        });
    }

    /** Lasts until it is closed. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Finishes what is under way and writes checkpoints, as many as there is time for; from now on
     * every request is refused.
     */
    @Override
    public void close() {
        isClosed = true;
        Queue<AccountOwner> left = new ConcurrentLinkedQueue<>(owners.asMap().values());
        long end = System.nanoTime() + OwnerLimits.CLOSING_TIME.toNanos();
        Parallel.map(
                setting.executor(),
                Collections.nCopies(OwnerLimits.CLOSED_AT_ONCE, left),
                queue -> closeAll(queue, end));
        if (!left.isEmpty()) {
            // Nothing is lost: their next owners have more of the log to read.
            log.atWarn().addKeyValue("accounts", left.size()).log("no time for checkpoints");
        }
    }

    private static boolean closeAll(Queue<AccountOwner> queue, long end) {
        AccountOwner next = queue.poll();
        while (next != null) {
            next.close(PATIENCE);
            next = System.nanoTime() < end ? queue.poll() : null;
        }
        return true;
    }
}
