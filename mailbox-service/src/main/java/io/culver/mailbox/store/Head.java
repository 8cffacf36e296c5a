package io.culver.mailbox.store;

import io.culver.model.ModSeq;
import java.util.Optional;

/**
 * Where an account's log ends, and where reading it may begin.
 *
 * @param seq of the last entry; zero before the first
 * @param commit that wrote the last entry; absent before the first
 * @param checkpoint from which the state is loaded; absent if it is all in the log
 * @param floor entries up to here have been trimmed
 */
public record Head(
        ModSeq seq, Optional<CommitId> commit, Optional<Checkpoint> checkpoint, ModSeq floor) {
    /** Of an account that nothing has happened to yet. */
    public static final Head EMPTY =
            new Head(ModSeq.ZERO, Optional.empty(), Optional.empty(), ModSeq.ZERO);
}
