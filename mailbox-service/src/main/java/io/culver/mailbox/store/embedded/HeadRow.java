package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.CommitId;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.ModSeq;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How a head is written: {@code seq floor has-commit [commit] has-checkpoint [seq root]}, numbers
 * of eight octets.
 */
final class HeadRow {
    private static final int BYTES_MAX = 8 + 8 + 1 + 16 + 1 + 8 + 16;

    private HeadRow() {}

    static byte[] encode(Head head) {
        ByteBuffer row = ByteBuffer.allocate(BYTES_MAX);
        row.putLong(head.seq().value()).putLong(head.floor().value());
        row.put(presence(head.commit()));
        head.commit().ifPresent(commit -> Keys.put(row, commit.value()));
        row.put(presence(head.checkpoint()));
        head.checkpoint()
                .ifPresent(checkpoint ->
                        Keys.put(row.putLong(checkpoint.seq().value()), checkpoint.root().value()));
        byte[] encoded = new byte[row.position()];
        row.flip().get(encoded);
        return encoded;
    }

    static Head decode(byte[] encoded) {
        ByteBuffer row = ByteBuffer.wrap(encoded);
        ModSeq seq = new ModSeq(row.getLong());
        ModSeq floor = new ModSeq(row.getLong());
        Optional<CommitId> commit =
                row.get() == 0 ? Optional.empty() : Optional.of(new CommitId(Keys.uuid(row)));
        Optional<Checkpoint> checkpoint =
                row.get() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Checkpoint(
                                        new ModSeq(row.getLong()), new ObjectId(Keys.uuid(row))));
        return new Head(seq, commit, checkpoint, floor);
    }

    private static byte presence(Optional<?> value) {
        return (byte) (value.isPresent() ? 1 : 0);
    }
}
