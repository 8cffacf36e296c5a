package io.culver.mailbox.store.memory;

import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The logs of all accounts in memory. */
final class MemoryAccountLog implements AccountLog {
    private final Map<AccountId, History> histories = new ConcurrentHashMap<>();

    @Override
    public void create(AccountId account) {
        histories.putIfAbsent(account, new History());
    }

    @Override
    public Optional<Head> head(AccountId account) {
        return Optional.ofNullable(histories.get(account)).map(History::head);
    }

    @Override
    public List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
        return history(account).entries(since, limit);
    }

    @Override
    public AppendOutcome append(AccountId account, Head expected, Commit commit) {
        StoreLimits.check(commit);
        return history(account).append(expected, commit);
    }

    @Override
    public boolean install(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
        return history(account).install(previous, next, floor);
    }

    private History history(AccountId account) {
        History history = histories.get(account);
        if (history == null) {
            throw new MailException(MailError.NO_SUCH_ACCOUNT, "No such account");
        }
        return history;
    }

    /** One account's log. */
    private static final class History {
        private final NavigableMap<ModSeq, LogEntry> entries = new TreeMap<>();
        private Head head = Head.EMPTY;

        synchronized Head head() {
            return head;
        }

        synchronized List<LogEntry> entries(ModSeq since, int limit) {
            if (head.floor().isAfter(since)) {
                throw new MailException(
                        MailError.CORRUPTION, "The account's log does not reach back so far");
            }
            return entries.tailMap(since, false).values().stream().limit(limit).toList();
        }

        synchronized AppendOutcome append(Head expected, Commit commit) {
            if (head.endsLike(expected)) {
                ModSeq seq = head.seq();
                for (Octets entry : commit.entries()) {
                    seq = seq.next();
                    entries.put(seq, new LogEntry(seq, commit.id(), entry));
                }
                head = head.after(commit);
                return new AppendOutcome.Appended(head);
            }
            return head.isAfter(expected, commit)
                    ? new AppendOutcome.Appended(head)
                    : new AppendOutcome.Lost(head);
        }

        synchronized boolean install(Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
            if (head.checkpoint().equals(Optional.of(next))) {
                return true;
            }
            if (!head.checkpoint().equals(previous) || head.floor().isAfter(floor)) {
                return false;
            }
            head = head.with(Optional.of(next), floor);
            entries.headMap(floor, true).clear();
            return true;
        }
    }
}
