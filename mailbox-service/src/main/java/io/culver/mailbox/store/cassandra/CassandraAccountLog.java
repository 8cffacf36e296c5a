package io.culver.mailbox.store.cassandra;

import static com.datastax.oss.driver.api.core.ConsistencyLevel.LOCAL_QUORUM;
import static com.datastax.oss.driver.api.core.ConsistencyLevel.LOCAL_SERIAL;

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
import java.util.List;
import java.util.Optional;

/** The logs of all accounts: a commit is one round of Paxos on the account's partition. */
final class CassandraAccountLog implements AccountLog {
    private final AccountLogTable table;

    CassandraAccountLog(AccountLogTable table) {
        this.table = table;
    }

    @Override
    public void create(AccountId account) {
        switch (table.create(account)) {
            case APPLIED, NOT_APPLIED -> {}
            case NOT_DONE, UNKNOWN -> throw CqlClient.unavailable();
        }
    }

    /** A quorum has what was acknowledged, and blocking read repair never lets it go back. */
    @Override
    public Optional<Head> head(AccountId account) {
        return table.head(account, LOCAL_QUORUM);
    }

    /**
     * Reads at quorum. Somebody may have read a head whose entries a quorum has not got yet,
     * because read repair mends the row that is read and no other; a serial read makes Paxos finish
     * that commit first. So what looks like a gap is read again.
     */
    @Override
    public List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
        AccountLogTable.Tail tail = table.tail(account, since, limit, LOCAL_QUORUM);
        if (tail.isOfNoLog() || !tail.isWholeAfter(since)) {
            tail = table.tail(account, since, limit, LOCAL_SERIAL);
        }
        if (tail.isOfNoLog()) {
            throw noSuchAccount();
        }
        if (!tail.isWholeAfter(since)) {
            throw new MailException(
                    MailError.CORRUPTION, "The account's log does not reach back so far");
        }
        return tail.entries();
    }

    @Override
    public AppendOutcome append(AccountId account, Head expected, Commit commit) {
        StoreLimits.check(commit);
        return switch (table.append(account, expected, commit)) {
            case APPLIED -> new AppendOutcome.Appended(expected.after(commit));
            case NOT_APPLIED -> whyNotApplied(account, expected, commit);
            case NOT_DONE -> throw CqlClient.unavailable();
            case UNKNOWN -> new AppendOutcome.Unknown();
        };
    }

    /** The head has moved: perhaps by this very commit, sent before and never answered. */
    private AppendOutcome whyNotApplied(AccountId account, Head expected, Commit commit) {
        Optional<Head> found;
        try {
            found = table.head(account, LOCAL_SERIAL);
        } catch (MailException e) {
            return new AppendOutcome.Unknown();
        }
        Head head = found.orElseThrow(CassandraAccountLog::noSuchAccount);
        if (head.endsLike(expected)) {
            throw new MailException(MailError.UNAVAILABLE, "The account takes no changes now");
        }
        return head.isAfter(expected, commit)
                ? new AppendOutcome.Appended(expected.after(commit))
                : new AppendOutcome.Lost(head);
    }

    @Override
    public boolean install(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
        return switch (table.install(account, previous, next, floor)) {
            case APPLIED -> true;
            case NOT_APPLIED ->
                    table.head(account, LOCAL_SERIAL)
                            .orElseThrow(CassandraAccountLog::noSuchAccount)
                            .checkpoint()
                            .equals(Optional.of(next));
            case NOT_DONE -> throw CqlClient.unavailable();
            case UNKNOWN -> false;
        };
    }

    private static MailException noSuchAccount() {
        return new MailException(MailError.NO_SUCH_ACCOUNT, "No such account");
    }
}
