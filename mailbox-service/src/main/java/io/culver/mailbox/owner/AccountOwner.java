package io.culver.mailbox.owner;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.MailboxChanges;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.NewContents;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.store.Head;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.OpId;
import io.culver.model.Quota;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One account in this node's memory: answers reads from there, and takes changes to the log. Any
 * number of threads may call at once; each call blocks until there is an answer.
 */
public final class AccountOwner {
    private final AccountId account;
    private final OwnerSetting setting;
    private final DamagedAccounts damaged;
    private final Timeline timeline;
    private final Checkpointer checkpointer;
    private final CommitQueue queue;
    private final EmailIds emailIds;
    private final Coalesced<Head> heads;
    private final RecentMarks recent = new RecentMarks();

    AccountOwner(
            AccountId account,
            OwnerSetting setting,
            AccountListener listener,
            DamagedAccounts damaged,
            Runnable onWeightChange) {
        this.account = account;
        this.setting = setting;
        this.damaged = damaged;
        emailIds = new EmailIds(it -> execute(newOp(), it), setting.clock());
        timeline =
                new Timeline(account, setting, listener, read -> loadedFrom(read, onWeightChange));
        checkpointer = new Checkpointer(account, setting, timeline, damaged, onWeightChange);
        heads = new Coalesced<>(timeline::head);
        Committer committer = new Committer(account, setting);
        GroupCommit groups =
                new GroupCommit(account, setting, timeline, committer, checkpointer::afterCommit);
        queue = new CommitQueue(setting.executor(), group -> groups.commit(withEmailIds(group)));
    }

    private void loadedFrom(StoredState read, Runnable onWeightChange) {
        checkpointer.loadedFrom(read);
        onWeightChange.run();
    }

    private List<Pending> withEmailIds(List<Pending> group) {
        if (group.size() == OwnerLimits.COMMIT_ENTRIES) {
            return group;
        }
        List<Pending> all = new ArrayList<>(group);
        emailIds.askForMore(it -> new Pending(newOp(), setting.clock().instant(), it))
                .ifPresent(all::add);
        return all;
    }

    private OpId newOp() {
        return new OpId(setting.newId());
    }

    /**
     * Has a request granted, at most once however often it is asked for by the same {@code op}, and
     * answers when that is durable.
     *
     * @throws MailException with the reason why it was refused; {@code UNAVAILABLE} if nothing was
     *     done, {@code CORRUPTION} likewise; {@code OUTCOME_UNKNOWN} if that cannot be told
     */
    public Answer execute(OpId op, Request request) {
        damaged.requireSound(account);
        Pending pending = new Pending(op, setting.clock().instant(), request);
        queue.add(pending);
        return damaged.watch(account, pending::await);
    }

    /** An email id that is this caller's alone: for a content that is to be stored. */
    public EmailId newEmailId() {
        return emailIds.take();
    }

    /**
     * The account with everything that was acknowledged before the call, by any node.
     *
     * @throws MailException {@code NO_SUCH_ACCOUNT}, {@code UNAVAILABLE}; {@code CORRUPTION} if
     *     something of that cannot be read for sure
     */
    public AccountState current() {
        return damaged.watch(account, () -> timeline.catchUp(heads.read()).state());
    }

    /** What the account holds and may hold, with everything that was acknowledged before. */
    public Quota quota() {
        return current().quota(setting.standardQuota());
    }

    /** The same, if it is loaded. Asks nobody. */
    Optional<AccountState> known() {
        return timeline.known().map(Loaded::state);
    }

    /** The account as this node knows it, which may be behind others; loaded if need be. */
    public AccountState cached() {
        return damaged.watch(account, () -> timeline.loaded().state());
    }

    /**
     * What became of a mailbox after {@code since}, up to now; {@code Gone} if there is none.
     *
     * @param own a change of flags that the asker made: what it alone did is left out
     */
    public MailboxDelta changesSince(MailboxId mailbox, ModSeq since, ModSeq own) {
        Loaded now = upToDate(since);
        return MailboxChanges.since(
                now.state(), now.history(), mailbox, since, own, recent.of(mailbox));
    }

    /**
     * Those of the UIDs whose messages left a mailbox after {@code since}, up to now; more if the
     * log does not reach back to it. {@code NO_SUCH_MAILBOX}.
     */
    public UidSet vanishedSince(MailboxId mailbox, ModSeq since, UidSet uids) {
        Loaded now = upToDate(since);
        MailboxState state =
                now.state()
                        .mailbox(mailbox)
                        .orElseThrow(() ->
                                new MailException(MailError.NO_SUCH_MAILBOX, "No such mailbox"));
        return MailboxChanges.vanished(state, now.history(), since, uids);
    }

    /** The contents that the account gained after {@code since}, up to now. */
    public NewContents contentsSince(ModSeq since) {
        Loaded now = upToDate(since);
        return NewContents.since(now.state(), now.history(), since);
    }

    private Loaded upToDate(ModSeq since) {
        return damaged.watch(
                account,
                () -> {
                    timeline.catchUp(heads.read());
                    return timeline.reachingBackTo(since);
                });
    }

    /** The account as it was at this time: after all changes up to it. Else as {@link #replay}. */
    public AccountState at(Instant time) {
        return replay(Optional.of(time), (_, _, entry) -> !entry.time().isAfter(time));
    }

    /**
     * Shows all that happened after {@code since}, and maybe some that happened before, to the
     * visitor, until it has seen enough.
     *
     * @param since absent: as long ago as the past is kept
     * @return the state before the entry that the visitor did not want, or the last one
     * @throws MailException {@code CANNOT} if the past is not kept so long; {@code UNAVAILABLE} if
     *     it went away while it was read; {@code CORRUPTION}
     */
    public AccountState replay(Optional<Instant> since, PastVisitor visitor) {
        if (since.filter(it -> it.isBefore(keptSince())).isPresent()) {
            throw PastReader.tooLongAgo();
        }
        Head head = timeline.head();
        try {
            return new PastReader(account, setting, head).replay(since, visitor);
        } catch (MailException failure) {
            if (timeline.head().checkpoint().equals(head.checkpoint())) {
                throw failure;
            }
            throw new MailException(
                    MailError.UNAVAILABLE, "The account changed while its past was read");
        }
    }

    /** When the time that is kept for sure begins: as long ago as the retention is long. */
    public Instant keptSince() {
        return setting.clock().instant().minus(setting.retention());
    }

    /**
     * {@code CANNOT} if what was seen at this time may be swept soon: to be asked right before it
     * is brought back.
     */
    public void requireStillKept(Instant time) {
        if (time.isBefore(keptSince().minus(OwnerLimits.RESTORE_TIME))) {
            throw PastReader.tooLongAgo();
        }
    }

    /** The UID from which on messages are recent. RFC 3501 §2.3.2 */
    public Uid recentFrom(MailboxId mailbox) {
        return recent.of(mailbox);
    }

    /** Likewise; from now on they are not, as someone is about to see all that there are. */
    public Uid claimRecent(MailboxState mailbox) {
        return recent.claim(mailbox);
    }

    /** About what it takes of the heap, in octets. */
    long weight() {
        return timeline.known().map(Weights::of).orElse(Weights.EMPTY);
    }

    /** This owner is to be forgotten: leaves little in the log for the next one to read. */
    void retire() {
        checkpointer.checkpoint(OwnerLimits.TAIL_ENTRIES_AT_EVICTION);
    }

    /** Sweeps what is beyond the retention; whether there may have been something. */
    boolean sweep() {
        return checkpointer.sweep();
    }

    /** Takes no more requests, finishes those that there are, and writes a checkpoint. */
    void close(Duration patience) {
        queue.close(patience);
        checkpointer.checkpoint(1);
    }
}
