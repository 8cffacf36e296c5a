package io.culver.mailbox.store;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import java.util.Optional;

/**
 * Where an account's log ends, and where reading it may begin.
 *
 * @param seq of the last entry; zero before the first
 * @param commit that wrote the last entry; absent before the first
 * @param hash of the last entry; absent before the first
 * @param checkpoint from which the state is loaded; absent if it is all in the log
 * @param floor entries up to here have been trimmed
 */
public record Head(
        ModSeq seq,
        Optional<CommitId> commit,
        Optional<EntryHash> hash,
        Optional<Checkpoint> checkpoint,
        ModSeq floor) {
    /** Of an account that nothing has happened to yet. */
    public static final Head EMPTY =
            new Head(
                    ModSeq.ZERO, Optional.empty(), Optional.empty(), Optional.empty(), ModSeq.ZERO);

    /** Where the log ends once this is appended. */
    public Head after(Commit commit) {
        return new Head(
                new ModSeq(seq.value() + commit.entries().size()),
                Optional.of(commit.id()),
                Optional.of(commit.hash()),
                checkpoint,
                floor);
    }

    /** The same end, another beginning. */
    public Head with(Optional<Checkpoint> installed, ModSeq trimmed) {
        return new Head(seq, commit, hash, installed, trimmed);
    }

    /** What the next entry names as the one before it. */
    public EntryHash predecessor(AccountId account) {
        return hash.orElseGet(() -> EntryHash.beginning(account));
    }

    /** Whether this is where the log ends once the commit is appended to what was expected. */
    public boolean isAfter(Head expected, Commit commit) {
        Head after = expected.after(commit);
        return seq.equals(after.seq) && this.commit.equals(after.commit);
    }

    /** Whether both logs end alike: the same entries, as far as anybody can tell. */
    public boolean endsLike(Head other) {
        return seq.equals(other.seq) && hash.equals(other.hash);
    }
}
