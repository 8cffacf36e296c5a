package io.culver.mailbox.codec;

import io.culver.mailbox.store.ObjectId;
import io.culver.model.ModSeq;
import java.time.Instant;
import java.util.List;

/**
 * What a checkpoint keeps of the past: older checkpoints, and the entries that led on from them.
 *
 * @param bases checkpoints, oldest first
 * @param archives of entries, oldest first, without a gap and up to the log's floor
 * @param swept contents that came up to this change and were in no mailbox at it are deleted,
 *     unless one has them again
 */
public record Retained(List<Past> bases, List<Archive> archives, ModSeq swept) {
    /** Before the first checkpoint. */
    public static final Retained NOTHING = new Retained(List.of(), List.of(), ModSeq.ZERO);

    public Retained {
        bases = List.copyOf(bases);
        archives = List.copyOf(archives);
    }

    /**
     * A checkpoint of the past.
     *
     * @param time of the last change that it contains
     * @param objects that go when this goes: no later checkpoint uses them
     */
    public record Past(ModSeq seq, Instant time, ObjectId root, List<ObjectId> objects) {
        public Past {
            objects = List.copyOf(objects);
        }

        /** Whether this is the checkpoint that such an object belongs to, or a later one. */
        public boolean isFrom(ModSeq writtenAt) {
            return !writtenAt.isAfter(seq);
        }
    }

    /** An object with the entries from {@code first} on. */
    public record Archive(ObjectId id, ModSeq first, int count, int octets) {
        /** The number of its last entry. */
        public ModSeq last() {
            return new ModSeq(first.value() + count - 1);
        }
    }
}
