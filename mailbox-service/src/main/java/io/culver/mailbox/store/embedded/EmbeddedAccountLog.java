package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.CommitId;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * The logs of all accounts: row {@code account seq} holds an entry as {@code commit octets}, and
 * the row after all entries holds the account's head.
 */
final class EmbeddedAccountLog implements AccountLog {
    private static final long HEAD = Long.MAX_VALUE;
    private static final int COMMIT_ID_BYTES = 16;

    private final Database database;
    private final Stripes locks = new Stripes();

    EmbeddedAccountLog(Database database) {
        this.database = database;
    }

    @Override
    public void create(AccountId account) {
        locks.locked(
                account,
                () -> {
                    if (head(account).isEmpty()) {
                        database.write(batch -> putHead(batch, account, Head.EMPTY));
                    }
                    return true;
                });
    }

    @Override
    public Optional<Head> head(AccountId account) {
        return database.get(Family.LOG, key(account, HEAD)).map(HeadRow::decode);
    }

    @Override
    public List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
        Head head = existing(account);
        List<LogEntry> entries =
                database.scan(
                        Family.LOG,
                        key(account, since.value() + 1),
                        key(account, Math.max(since.value(), head.seq().value()) + 1),
                        limit,
                        EmbeddedAccountLog::entry);
        ModSeq seq = since;
        for (LogEntry entry : entries) {
            seq = seq.next();
            if (!entry.seq().equals(seq)) {
                throw gap();
            }
        }
        if (entries.size() < limit && head.seq().isAfter(seq)) {
            throw gap();
        }
        return entries;
    }

    @Override
    public AppendOutcome append(AccountId account, Head expected, Commit commit) {
        StoreLimits.check(commit);
        return locks.locked(account, () -> appendLocked(account, expected, commit));
    }

    private AppendOutcome appendLocked(AccountId account, Head expected, Commit commit) {
        Head head = existing(account);
        if (!head.endsLike(expected)) {
            return head.isAfter(expected, commit)
                    ? new AppendOutcome.Appended(head)
                    : new AppendOutcome.Lost(head);
        }
        Head next = head.after(commit);
        boolean isKnown =
                written(batch -> {
                    putHead(batch, account, next);
                    long seq = expected.seq().value();
                    for (Octets entry : commit.entries()) {
                        byte[] key = key(account, ++seq);
                        batch.put(Family.LOG, key, encode(commit.id(), entry));
                    }
                });
        return isKnown ? new AppendOutcome.Appended(next) : new AppendOutcome.Unknown();
    }

    @Override
    public boolean install(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
        return locks.locked(account, () -> installLocked(account, previous, next, floor));
    }

    private boolean installLocked(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
        Head head = existing(account);
        if (head.checkpoint().equals(Optional.of(next))) {
            return true;
        }
        if (!head.checkpoint().equals(previous) || head.floor().isAfter(floor)) {
            return false;
        }
        Head changed = head.with(Optional.of(next), floor);
        return written(batch -> {
            putHead(batch, account, changed);
            batch.deleteRange(
                    Family.LOG,
                    key(account, head.floor().value() + 1),
                    key(account, floor.value() + 1));
        });
    }

    /** Whether the database says that it is written. */
    private boolean written(Batch.Content content) {
        try {
            database.write(content);
            return true;
        } catch (MailException e) {
            if (e.error() == MailError.OUTCOME_UNKNOWN) {
                return false;
            }
            throw e;
        }
    }

    private Head existing(AccountId account) {
        return head(account)
                .orElseThrow(() -> new MailException(MailError.NO_SUCH_ACCOUNT, "No such account"));
    }

    private static void putHead(Batch batch, AccountId account, Head head) throws RocksDBException {
        batch.put(Family.LOG, key(account, HEAD), HeadRow.encode(head));
    }

    private static byte[] key(AccountId account, long seq) {
        return Keys.of(account.value(), seq);
    }

    private static byte[] encode(CommitId commit, Octets entry) {
        return Keys.put(ByteBuffer.allocate(COMMIT_ID_BYTES + entry.size()), commit.value())
                .put(entry.asReadOnlyBuffer())
                .array();
    }

    private static LogEntry entry(byte[] key, byte[] stored) {
        ByteBuffer value = ByteBuffer.wrap(stored);
        return new LogEntry(
                new ModSeq(Keys.number(key)), new CommitId(Keys.uuid(value)), Octets.copyOf(value));
    }

    private static MailException gap() {
        return new MailException(
                MailError.CORRUPTION, "The account's log does not reach back so far");
    }
}
