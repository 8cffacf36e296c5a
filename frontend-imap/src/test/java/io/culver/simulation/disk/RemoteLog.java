package io.culver.simulation.disk;

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

/**
 * The log as a node reaches it over an unreliable network: whatever it answers is allowed by the
 * contract of {@link AccountLog}.
 */
final class RemoteLog implements AccountLog {
    private final SharedDisk disk;
    private final DiskLink link;

    RemoteLog(SharedDisk disk, DiskLink link) {
        this.disk = disk;
        this.link = link;
    }

    @Override
    public void create(AccountId account) {
        throw new UnsupportedOperationException("accounts are created beforehand");
    }

    @Override
    public Optional<Head> head(AccountId account) {
        return link.call(() -> {
            Optional<Head> head = disk.log().head(account);
            head.ifPresent(it -> disk.tell(account, it.seq()));
            return head;
        });
    }

    /** Replicas that lag show less than there is, but all that a head was ever told of. */
    @Override
    public List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
        return link.call(() -> {
            List<LogEntry> all = disk.log().entries(account, since, limit);
            if (!link.happens(link.weather().readStale())) {
                return all;
            }
            long upTo = disk.told(account) + link.upTo(3);
            List<LogEntry> some = all.stream().takeWhile(it -> it.seq().value() <= upTo).toList();
            if (!some.isEmpty()) {
                disk.tell(account, some.getLast().seq()); // reads at a quorum are monotonic
            }
            return some;
        });
    }

    @Override
    public AppendOutcome append(AccountId account, Head expected, Commit commit) {
        link.approach();
        if (link.happens(link.weather().appendLost())) {
            return link.unknown();
        }
        if (link.happens(link.weather().appendApplied())) {
            disk.append(account, expected, commit);
            return link.unknown();
        }
        if (link.happens(link.weather().appendLate())) {
            link.later(() -> disk.append(account, expected, commit));
            return link.unknown();
        }
        AppendOutcome outcome = disk.append(account, expected, commit);
        if (!link.isOpen()) {
            return link.unknown();
        }
        switch (outcome) {
            case AppendOutcome.Appended(var head) -> disk.tell(account, head.seq());
            case AppendOutcome.Lost(var head) -> disk.tell(account, head.seq());
            case AppendOutcome.Unknown() -> {}
        }
        link.comeBack();
        return outcome;
    }

    @Override
    public boolean install(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
        link.approach();
        if (link.happens(link.weather().appendLost())) {
            return false;
        }
        if (link.happens(link.weather().appendLate())) {
            link.later(() -> disk.log().install(account, previous, next, floor));
            return false;
        }
        boolean isInstalled = disk.log().install(account, previous, next, floor);
        link.comeBack();
        return !link.happens(link.weather().appendApplied()) && link.isOpen() && isInstalled;
    }
}
