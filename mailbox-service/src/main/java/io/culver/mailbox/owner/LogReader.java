package io.culver.mailbox.owner;

import io.culver.mailbox.codec.EntryCodec;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.domain.History;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.CommitId;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one account's log and holds every entry to the chain: each names the hash of the one before
 * it, and the head that of the last. So a hole, a fork, an entry of another account or in another
 * place is {@code CORRUPTION}, as is what cannot be read.
 */
final class LogReader {
    private final AccountId account;
    private final AccountLog log;

    LogReader(AccountId account, AccountLog log) {
        this.account = account;
        this.log = log;
    }

    /** One entry that is certain. */
    record Step(ModSeq seq, CommitId commit, EntryHash hash, Entry entry, Octets stored) {
        /** The state after it. What was written was decided in that very state, and so fits. */
        AccountState applyTo(AccountState state) {
            try {
                return state.apply(entry, seq);
            } catch (IllegalStateException | IllegalArgumentException _) {
                throw broken("An entry of the log does not fit the state before it");
            }
        }

        History.Past past() {
            return new History.Past(seq, entry.change(), stored.size());
        }
    }

    /**
     * The entries that come next, one at least; more than up to {@code end} if there are.
     *
     * @param from a point of the log that is certain
     * @param end a later point, as a head told of it
     */
    List<Step> next(Head from, Head end) {
        return read(from.seq(), Optional.of(from.predecessor(account)), end);
    }

    /**
     * Some entries after {@code since}, one at least; that comes before {@code end}, and is not
     * below the floor.
     */
    List<Step> after(ModSeq since, Head end) {
        return read(since, Optional.empty(), end);
    }

    /** The changes after {@code since}, which is not below the floor, up to a certain point. */
    History history(ModSeq since, Head end) {
        History history = History.beginningAfter(since);
        ModSeq last = since;
        Optional<EntryHash> hash = Optional.empty();
        while (end.seq().isAfter(last)) {
            for (Step step : read(last, hash, end)) {
                if (!step.seq().isAfter(end.seq())) {
                    history = history.plus(step.past());
                }
                last = step.seq();
                hash = Optional.of(step.hash());
            }
        }
        return history;
    }

    /**
     * Some entries.
     *
     * @param hash of the one at {@code since}; absent if that is gone, and then those that come
     *     later vouch for the first
     */
    private List<Step> read(ModSeq since, Optional<EntryHash> hash, Head end) {
        List<LogEntry> page = log.entries(account, since, OwnerLimits.PAGE_ENTRIES);
        if (page.isEmpty()) {
            throw broken("The log ends before its head");
        }
        List<Step> steps = new ArrayList<>(page.size());
        ModSeq last = since;
        Optional<EntryHash> before = hash;
        for (LogEntry it : page) {
            EntryCodec.Linked linked = EntryCodec.decode(it.entry());
            boolean follows = linked.predecessor().equals(before.orElse(linked.predecessor()));
            if (!it.seq().equals(last.next()) || !follows) {
                throw broken("An entry of the log does not follow the one before it");
            }
            last = it.seq();
            before = Optional.of(EntryHash.of(it.entry()));
            if (last.equals(end.seq()) && !before.equals(end.hash())) {
                throw broken("The log's last entry is not the one that its head names");
            }
            steps.add(new Step(last, it.commit(), before.get(), linked.entry(), it.entry()));
        }
        return steps;
    }

    /** What stands at the same place must be the same, whoever tells of it. */
    static void requireNoFork(Head one, Head other) {
        if (one.seq().equals(other.seq()) && !one.endsLike(other)) {
            throw broken("The log is not the one that this node has followed");
        }
    }

    static MailException broken(String text) {
        return new MailException(MailError.CORRUPTION, text);
    }
}
