package io.culver.mailbox.ingest;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.culver.mailbox.limits.Limits;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How a chunk of a message stands in the blob store: one octet that tells the format, then the
 * octets, compressed where that makes them fewer.
 */
final class ChunkFormat {
    private static final byte PLAIN = 0;
    private static final byte ZSTD = 1;

    /** zstd's default: higher levels cost several times the time for some per cent of mail. */
    private static final int LEVEL = 3;

    private ChunkFormat() {}

    /** Encodes the first {@code length} octets. */
    static Octets encode(byte[] plain, int length) {
        byte[] stored = new byte[1 + Math.toIntExact(Zstd.compressBound(length))];
        long size = Zstd.compressByteArray(stored, 1, stored.length - 1, plain, 0, length, LEVEL);
        if (size < length) {
            stored[0] = ZSTD;
            return Octets.wrap(Arrays.copyOf(stored, 1 + Math.toIntExact(size)));
        }
        stored[0] = PLAIN;
        System.arraycopy(plain, 0, stored, 1, length);
        return Octets.wrap(Arrays.copyOf(stored, 1 + length));
    }

    /**
     * The chunk's own octets. {@code CORRUPTION} if they are not exactly {@code length}: what
     * stands in the store is never believed about its own size.
     *
     * @param length at most {@link Limits#CHUNK_OCTETS}
     */
    static byte[] decode(Octets stored, int length) {
        ByteBuffer in = stored.asReadOnlyBuffer();
        if (!in.hasRemaining()) {
            throw damaged();
        }
        byte format = in.get();
        byte[] coded = new byte[in.remaining()];
        in.get(coded);
        return switch (format) {
            case PLAIN -> exactly(coded, length);
            case ZSTD -> inflate(coded, length);
            default -> throw damaged();
        };
    }

    private static byte[] exactly(byte[] plain, int length) {
        if (plain.length != length) {
            throw damaged();
        }
        return plain;
    }

    private static byte[] inflate(byte[] coded, int length) {
        byte[] plain = new byte[length];
        try {
            long size = Zstd.decompressByteArray(plain, 0, length, coded, 0, coded.length);
            return exactly(plain, Math.toIntExact(size));
        } catch (ZstdException e) {
            throw damaged();
        }
    }

    private static MailException damaged() {
        return new MailException(MailError.CORRUPTION, "A stored chunk of a message is damaged");
    }
}
