package io.culver.mailbox.owner;

import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import java.util.List;
import java.util.Optional;

/** An account log that a test gets in between of. */
abstract class ForwardingLog implements AccountLog {
    private final AccountLog log;

    ForwardingLog(AccountLog log) {
        this.log = log;
    }

    @Override
    public void create(AccountId account) {
        log.create(account);
    }

    @Override
    public Optional<Head> head(AccountId account) {
        return log.head(account);
    }

    @Override
    public List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
        return log.entries(account, since, limit);
    }

    @Override
    public AppendOutcome append(AccountId account, Head expected, Commit commit) {
        return log.append(account, expected, commit);
    }

    @Override
    public boolean install(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
        return log.install(account, previous, next, floor);
    }
}
