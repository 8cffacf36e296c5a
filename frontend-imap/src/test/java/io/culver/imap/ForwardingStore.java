package io.culver.imap;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.LogEntry;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import java.util.List;
import java.util.Optional;

/** A store as it is, and its log: tests override what they want otherwise. */
public abstract class ForwardingStore implements Store, AccountLog {
    protected final Store store;
    protected final AccountLog log;

    protected ForwardingStore(Store store) {
        this.store = store;
        this.log = store.accountLog();
    }

    @Override
    public AccountLog accountLog() {
        return this;
    }

    @Override
    public SnapshotStore snapshots() {
        return store.snapshots();
    }

    @Override
    public MessageStore messages() {
        return store.messages();
    }

    @Override
    public BlobStore blobs() {
        return store.blobs();
    }

    @Override
    public AccountDirectory directory() {
        return store.directory();
    }

    @Override
    public IndexManifests indexManifests() {
        return store.indexManifests();
    }

    @Override
    public void close() {
        store.close();
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
