package io.culver.mailbox.owner;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.History;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One account's log as this node has followed it: it only ever goes forward. */
final class Timeline {
    private final AccountId account;
    private final OwnerSetting setting;
    private final LogReader log;
    private final AccountListener listener;
    private final Consumer<StoredState> onLoad;
    private final ReentrantLock lock = new ReentrantLock();

    /** Null until it is first asked for. Written under the lock only. */
    private volatile @Nullable Loaded loaded;

    Timeline(
            AccountId account,
            OwnerSetting setting,
            AccountListener listener,
            Consumer<StoredState> onLoad) {
        this.account = account;
        this.setting = setting;
        this.log = new LogReader(account, setting.log());
        this.listener = listener;
        this.onLoad = onLoad;
    }

    /** What was loaded, if anything was. Asks nobody. */
    Optional<Loaded> known() {
        return Optional.ofNullable(loaded);
    }

    /** The account as this node knows it; loaded first if need be. */
    Loaded loaded() {
        Loaded now = loaded;
        if (now != null) {
            return now;
        }
        return locked(() -> {
            Loaded mine = loaded;
            return mine != null ? mine : load();
        });
    }

    /** The account no older than this head. */
    Loaded catchUp(Head head) {
        Loaded now = loaded();
        LogReader.requireNoFork(now.head(), head);
        if (!head.seq().isAfter(now.seq()) && head.checkpoint().equals(now.head().checkpoint())) {
            return now;
        }
        return locked(() -> {
            try {
                return catchUpLocked(loaded(), head);
            } catch (MailException failure) {
                Head fresh = head();
                if (!fresh.floor().isAfter(loaded().seq())) {
                    throw failure;
                }
                return load(); // what was to be read has been trimmed in the meantime
            }
        });
    }

    private Loaded catchUpLocked(Loaded now, Head head) {
        if (head.floor().isAfter(now.seq())) {
            return load();
        }
        Loaded next = now;
        Set<MailboxId> changed = new HashSet<>();
        while (head.seq().isAfter(next.seq())) {
            next = readPage(next, head, changed);
        }
        boolean isNewer =
                head.checkpoint().map(Checkpoint::seq).orElse(ModSeq.ZERO).value()
                        >= next.head()
                                .checkpoint()
                                .map(Checkpoint::seq)
                                .orElse(ModSeq.ZERO)
                                .value();
        publish(isNewer ? next.checkpointed(head.checkpoint(), head.floor()) : next, changed);
        return next;
    }

    private Loaded readPage(Loaded from, Head end, Set<MailboxId> changed) {
        List<LogReader.Step> steps = log.next(from.head(), end);
        AccountState state = from.state();
        List<History.Past> changes = new ArrayList<>();
        for (LogReader.Step it : steps) {
            state = it.applyTo(state);
            changes.add(it.past());
            changed.addAll(it.entry().change().mailboxes());
        }
        return from.advance(state, changes, steps.getLast().commit(), steps.getLast().hash());
    }

    /** Notes a commit of our own, unless the log told of it already. */
    void committed(Draft draft, Commit commit) {
        locked(() -> {
            Loaded now = loaded();
            if (now.seq().equals(draft.since())) {
                publish(draft.follow(now, commit), draft.changed());
            }
            return now;
        });
    }

    /** Replaces what is known beside the state itself. */
    void update(UnaryOperator<Loaded> change) {
        locked(() -> loaded = change.apply(loaded()));
    }

    private void publish(Loaded next, Set<MailboxId> changed) {
        Loaded before = loaded;
        loaded = next;
        if (before == null || next.seq().isAfter(before.seq())) {
            listener.changed(next.seq(), changed);
        }
    }

    /** Reads everything anew. */
    private Loaded load() {
        return setting.metrics().timeLoad(this::loadNow);
    }

    private Loaded loadNow() {
        Head head = head();
        for (int attempt = 1; ; attempt++) {
            try {
                return load(head);
            } catch (MailException failure) {
                Head now = head();
                boolean isSame = now.checkpoint().equals(head.checkpoint());
                if (isSame || attempt == OwnerLimits.LOAD_ATTEMPTS) {
                    throw failure;
                }
                head = now; // a newer checkpoint took its place while we were reading
            }
        }
    }

    private Loaded load(Head head) {
        CheckpointReader.Read read =
                head.checkpoint()
                        .map(new CheckpointReader(account, setting)::read)
                        .orElse(CheckpointReader.Read.NOTHING);
        AccountState state = read.state();
        Head at =
                new Head(state.seq(), head.commit(), read.hash(), head.checkpoint(), head.floor());
        if (state.seq().isAfter(head.seq())) {
            throw LogReader.broken("The log ends before its checkpoint");
        }
        LogReader.requireNoFork(at, head);
        Loaded next = new Loaded(state, History.beginningAfter(state.seq()), at, 0);
        Set<MailboxId> changed = new HashSet<>();
        while (head.seq().isAfter(next.seq())) {
            next = readPage(next, head, changed);
        }
        state.mailboxes().forEach(it -> changed.add(it.id()));
        onLoad.accept(read.stored());
        publish(next, changed);
        return next;
    }

    /** The log's head as it is now. {@code NO_SUCH_ACCOUNT} if there is no log. */
    Head head() {
        setting.metrics().headRead();
        return setting.log()
                .head(account)
                .orElseThrow(() -> new MailException(MailError.NO_SUCH_ACCOUNT, "No such account"));
    }

    /** The account with its history back to {@code since}, if the log still has it. */
    Loaded reachingBackTo(ModSeq since) {
        Loaded now = loaded();
        if (now.history().reaches(since) || now.head().floor().isAfter(since)) {
            return now;
        }
        try {
            return now.with(log.history(since, now.head()));
        } catch (MailException failure) {
            if (!head().floor().isAfter(since)) {
                throw failure;
            }
            return now; // trimmed in the meantime
        }
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
