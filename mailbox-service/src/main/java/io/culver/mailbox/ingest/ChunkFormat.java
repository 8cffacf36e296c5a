package io.culver.mailbox.ingest;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.culver.mailbox.limits.Limits;
import io.culver.model.BlobId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * How a chunk of a message stands in the blob store: one octet that tells the format; four of
 * CRC-32C over the blob's id, the chunk's number, the format and the rest, so that neither damage
 * nor another chunk is taken for this one; then the octets, compressed where that makes them fewer.
 */
final class ChunkFormat {
    private static final byte PLAIN = 0;
    private static final byte ZSTD = 1;

    private static final int CRC_AT = 1;
    private static final int HEADER = 5;

    /** zstd's default: higher levels cost several times the time for some per cent of mail. */
    private static final int LEVEL = 3;

    private ChunkFormat() {}

    /** Encodes the first {@code length} octets as the blob's chunk of this number. */
    static Octets encode(BlobId blob, int chunk, byte[] plain, int length) {
        byte[] stored = new byte[HEADER + Math.toIntExact(Zstd.compressBound(length))];
        int room = stored.length - HEADER;
        int size =
                Math.toIntExact(
                        Zstd.compressByteArray(stored, HEADER, room, plain, 0, length, LEVEL));
        if (size < length) {
            return seal(blob, chunk, ZSTD, Arrays.copyOf(stored, HEADER + size));
        }
        System.arraycopy(plain, 0, stored, HEADER, length);
        return seal(blob, chunk, PLAIN, Arrays.copyOf(stored, HEADER + length));
    }

    private static Octets seal(BlobId blob, int chunk, byte format, byte[] stored) {
        stored[0] = format;
        ByteBuffer.wrap(stored).putInt(CRC_AT, crc(blob, chunk, ByteBuffer.wrap(stored)));
        return Octets.wrap(stored);
    }

    private static int crc(BlobId blob, int chunk, ByteBuffer stored) {
        ByteBuffer place = ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + 1);
        place.putLong(blob.value().getMostSignificantBits());
        place.putLong(blob.value().getLeastSignificantBits());
        place.putInt(chunk).put(stored.get(0));
        CRC32C crc = new CRC32C();
        crc.update(place.flip());
        crc.update(stored.slice(HEADER, stored.limit() - HEADER));
        return (int) crc.getValue();
    }

    /**
     * The octets of the blob's chunk of this number. {@code CORRUPTION} if they are not what was
     * encoded, or not exactly {@code length}: what stands in the store is never believed about its
     * own size.
     *
     * @param length at most {@link Limits#CHUNK_OCTETS}
     */
    static byte[] decode(BlobId blob, int chunk, Octets stored, int length) {
        ByteBuffer in = stored.asReadOnlyBuffer();
        if (in.remaining() < HEADER || in.getInt(CRC_AT) != crc(blob, chunk, in)) {
            throw damaged();
        }
        byte format = in.get();
        in.position(HEADER);
        byte[] coded = new byte[in.remaining()];
        in.get(coded);
        return switch (format) {
            case PLAIN -> exactly(coded, length);
            case ZSTD -> inflate(coded, length);
            default ->
                    throw new MailException(
                            MailError.CORRUPTION,
                            "A chunk was written by a newer version: upgrade this node");
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
