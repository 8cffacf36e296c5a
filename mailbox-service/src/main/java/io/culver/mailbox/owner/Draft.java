package io.culver.mailbox.owner;

import io.culver.mailbox.codec.EntryCodec;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Decider;
import io.culver.mailbox.domain.Decision;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.domain.History;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.EntryHash;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.model.QuotaLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A group of requests, each decided in the state that the ones before it lead to. Nobody is told
 * anything before it is certain that this comes true.
 */
final class Draft {
    private final ModSeq since;
    private final Instant time;
    private final QuotaLimits standardQuota;
    private final List<Runnable> endings = new ArrayList<>();
    private final List<Octets> entries = new ArrayList<>();
    private final Set<MailboxId> changed = new HashSet<>();
    private AccountState state;
    private History history;
    private EntryHash hash;
    private int octets;
    private int decided;

    private Draft(Loaded base, EntryHash hash, Instant time, QuotaLimits standardQuota) {
        this.since = base.seq();
        this.hash = hash;
        this.state = base.state();
        this.history = base.history();
        this.time = time;
        this.standardQuota = standardQuota;
    }

    /** Decides as many of the group, in order, as there is room for in one commit. */
    static Draft of(
            AccountId account,
            Loaded base,
            List<Pending> group,
            Instant time,
            QuotaLimits standardQuota) {
        EntryHash hash = base.head().predecessor(account);
        Draft draft = new Draft(base, hash, time, standardQuota);
        for (Pending it : group) {
            if (!draft.decide(it)) {
                break;
            }
            draft.decided++;
        }
        return draft;
    }

    private boolean decide(Pending pending) {
        switch (Decider.decide(
                state, history, pending.op(), time, pending.request(), standardQuota)) {
            case Decision.Write(var entry) -> {
                return write(entry, pending);
            }
            case Decision.Nothing(var answer) -> endings.add(() -> pending.answer(answer));
            case Decision.Refuse(var refusal) -> endings.add(() -> pending.fail(refusal));
        }
        return true;
    }

    private boolean write(Entry entry, Pending pending) {
        Octets stored = EntryCodec.encode(entry, hash);
        if (stored.size() > OwnerLimits.COMMIT_OCTETS) {
            MailException refusal = new MailException(MailError.LIMIT, "Too many messages at once");
            endings.add(() -> pending.fail(refusal));
            return true;
        }
        if (octets + stored.size() > OwnerLimits.COMMIT_OCTETS
                || entries.size() == OwnerLimits.COMMIT_ENTRIES) {
            return false;
        }
        ModSeq seq = state.seq().next();
        state = state.apply(entry, seq);
        hash = EntryHash.of(stored);
        octets += stored.size();
        entries.add(stored);
        History.Past past = new History.Past(seq, entry.change(), stored.size());
        history = history.plus(past);
        changed.addAll(entry.change().mailboxes());
        endings.add(() -> pending.answer(entry.change().answer(seq)));
        return true;
    }

    boolean changesNothing() {
        return entries.isEmpty();
    }

    List<Octets> entries() {
        return entries;
    }

    /** Of the last entry. */
    EntryHash hash() {
        return hash;
    }

    /** Where the entries begin. */
    ModSeq since() {
        return since;
    }

    /** Mailboxes that are not what they were. */
    Set<MailboxId> changed() {
        return changed;
    }

    /** What is loaded, which is as the draft found it, once this commit of the entries is made. */
    Loaded follow(Loaded before, Commit commit) {
        return before.followedBy(state, history, commit, octets);
    }

    /** How many requests of the group were decided. */
    int decided() {
        return decided;
    }

    /** Tells everybody: it came true. */
    void end() {
        endings.forEach(Runnable::run);
    }
}
