package io.culver.simulation.disk;

import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * What outlives all nodes: a store in memory, and beside it, for the judge, every entry that was
 * ever appended.
 */
public final class SharedDisk {
    private final MemoryStore store = new MemoryStore();
    private final List<LogEntry> archive = new ArrayList<>();
    private final Map<AccountId, Long> told =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private LongConsumer onAppend = seq -> {};

    public MemoryStore store() {
        return store;
    }

    AccountLog log() {
        return store.accountLog();
    }

    public void onAppend(LongConsumer listener) {
        onAppend = listener;
    }

    /** All entries of the only account, also those that were trimmed. */
    public List<LogEntry> archive() {
        return archive;
    }

    public long headSeq() {
        return archive.size();
    }

    AppendOutcome append(AccountId account, Head expected, Commit commit) {
        AppendOutcome outcome = log().append(account, expected, commit);
        if (outcome instanceof AppendOutcome.Appended(var head)
                && head.seq().value() > archive.size()) {
            ModSeq seq = expected.seq();
            for (Octets entry : commit.entries()) {
                seq = seq.next();
                archive.add(new LogEntry(seq, commit.id(), entry));
            }
            onAppend.accept(seq.value());
        }
        return outcome;
    }

    /** Somebody was told of the head: from now on every read has the entries up to it. */
    void tell(AccountId account, ModSeq seq) {
        told.merge(account, seq.value(), Math::max);
    }

    long told(AccountId account) {
        return told.getOrDefault(account, 0L);
    }
}
