package io.culver.mailbox.owner;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.History;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.CommitId;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.Head;
import io.culver.model.ModSeq;
import java.util.List;
import java.util.Optional;

/**
 * An account as it is in memory at one point of its log. Immutable.
 *
 * @param head of the log at this point, found to be right; its checkpoint and floor may be newer
 * @param tailOctets of the entries since the checkpoint
 */
record Loaded(AccountState state, History history, Head head, long tailOctets) {

    ModSeq seq() {
        return state.seq();
    }

    long tailEntries() {
        return seq().value() - head.checkpoint().map(it -> it.seq().value()).orElse(0L);
    }

    /** After a commit of changes that the history already ends with. */
    Loaded followedBy(AccountState after, History longer, Commit commit, long octets) {
        return new Loaded(
                after,
                longer.newest(OwnerLimits.REMEMBERED_ENTRIES, OwnerLimits.REMEMBERED_OCTETS),
                new Head(
                        after.seq(),
                        Optional.of(commit.id()),
                        Optional.of(commit.hash()),
                        head.checkpoint(),
                        head.floor()),
                tailOctets + octets);
    }

    /** After more changes. */
    Loaded advance(AccountState after, List<History.Past> changes, CommitId last, EntryHash hash) {
        History longer = history;
        long octets = tailOctets;
        for (History.Past it : changes) {
            longer = longer.plus(it);
            octets += it.octets();
        }
        return new Loaded(
                after,
                longer.newest(OwnerLimits.REMEMBERED_ENTRIES, OwnerLimits.REMEMBERED_OCTETS),
                new Head(
                        after.seq(),
                        Optional.of(last),
                        Optional.of(hash),
                        head.checkpoint(),
                        head.floor()),
                octets);
    }

    /** With a checkpoint that was installed, here or elsewhere. */
    Loaded checkpointed(Optional<Checkpoint> checkpoint, ModSeq floor) {
        if (checkpoint.equals(head.checkpoint())) {
            return this;
        }
        ModSeq from = checkpoint.map(Checkpoint::seq).orElse(ModSeq.ZERO);
        long octets =
                history.reaches(from)
                        ? history.changesAfter(from).stream().mapToLong(History.Past::octets).sum()
                        : tailOctets;
        return new Loaded(state, history, head.with(checkpoint, floor), octets);
    }

    Loaded with(History longer) {
        return new Loaded(state, longer, head, tailOctets);
    }
}
