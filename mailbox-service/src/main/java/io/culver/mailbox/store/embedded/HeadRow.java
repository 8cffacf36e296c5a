package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.CommitId;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How a head is written: {@code crc seq floor has-commit [commit hash] has-checkpoint [seq root]},
 * numbers of eight octets, and before them a CRC-32C of the rest.
 */
final class HeadRow {
    private static final int BYTES_MAX = 4 + 8 + 8 + 1 + 16 + 16 + 1 + 8 + 16;
    private static final int CRC_BYTES = 4;

    private HeadRow() {}

    static byte[] encode(Head head) {
        ByteBuffer row = ByteBuffer.allocate(BYTES_MAX);
        row.position(CRC_BYTES);
        row.putLong(head.seq().value()).putLong(head.floor().value());
        row.put(presence(head.commit()));
        head.commit().ifPresent(commit -> Keys.put(row, commit.value()));
        head.hash().ifPresent(hash -> Keys.put(row, hash.value()));
        row.put(presence(head.checkpoint()));
        head.checkpoint()
                .ifPresent(checkpoint ->
                        Keys.put(row.putLong(checkpoint.seq().value()), checkpoint.root().value()));
        byte[] encoded = new byte[row.position()];
        row.flip().putInt(0, crc(row)).get(encoded);
        return encoded;
    }

    /** {@code CORRUPTION} if it is not what was written. */
    static Head decode(byte[] encoded) {
        ByteBuffer row = ByteBuffer.wrap(encoded);
        if (row.remaining() < CRC_BYTES || row.getInt() != crc(row.rewind())) {
            throw new MailException(
                    MailError.CORRUPTION, "The head of the account's log is damaged");
        }
        row.position(CRC_BYTES);
        ModSeq seq = new ModSeq(row.getLong());
        ModSeq floor = new ModSeq(row.getLong());
        Optional<CommitId> commit =
                row.get() == 0 ? Optional.empty() : Optional.of(new CommitId(Keys.uuid(row)));
        Optional<EntryHash> hash = commit.map(_ -> new EntryHash(Keys.uuid(row)));
        Optional<Checkpoint> checkpoint =
                row.get() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Checkpoint(
                                        new ModSeq(row.getLong()), new ObjectId(Keys.uuid(row))));
        return new Head(seq, commit, hash, checkpoint, floor);
    }

    private static int crc(ByteBuffer row) {
        CRC32C crc = new CRC32C();
        crc.update(row.slice(CRC_BYTES, row.limit() - CRC_BYTES));
        return (int) crc.getValue();
    }

    private static byte presence(Optional<?> value) {
        return (byte) (value.isPresent() ? 1 : 0);
    }
}
