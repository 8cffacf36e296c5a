package io.culver.mailbox.ingest;

import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.BlobStore;
import io.culver.mime.MessageReader;
import io.culver.mime.ReadMessage;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.Octets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Takes one message's octets as they arrive, in one pass: stores them chunk by chunk as the chunks
 * fill, and finds out what is to be known of them. Holds one chunk, whatever the message's size.
 */
public final class ContentWriter {
    private final BlobStore blobs;
    private final PendingWrites writes;
    private final BlobId blob;
    private final long announced;
    private final byte[] chunk;
    private final MessageReader reader = new MessageReader();
    private final MessageDigest sha256 = Sha256.create();
    private long received;
    private int filled;
    private int written;

    /**
     * {@code INVALID} for an empty message, {@code TOO_BIG} for one larger than {@link
     * Limits#MESSAGE_SIZE}.
     *
     * @param writes takes the chunks; the caller awaits them
     * @param blob under which the octets are stored; never used before
     * @param size of the message, which is then held to it
     */
    public ContentWriter(BlobStore blobs, PendingWrites writes, BlobId blob, DataSize size) {
        if (size.octets() == 0) {
            throw new MailException(MailError.INVALID, "A message has one octet at least");
        }
        if (size.compareTo(Limits.MESSAGE_SIZE) > 0) {
            throw new MailException(MailError.TOO_BIG, "The message is larger than 50 MiB");
        }
        this.blobs = blobs;
        this.writes = writes;
        this.blob = blob;
        this.announced = size.octets();
        this.chunk = new byte[(int) Math.min(announced, Limits.CHUNK_OCTETS)];
    }

    /** Whether octets go to the store before all of the message is there. */
    public boolean isInPieces() {
        return announced > chunk.length;
    }

    /**
     * What is to be stored of the message before its first octets are, and gives way to what {@link
     * #finish} tells: so whatever becomes of the message, something names its chunks.
     */
    public MessageMeta claim() {
        return meta(new MessageReader().finish(), new DataSize(announced), Sha256.create());
    }

    /** Takes the next octets. {@code INVALID} if they are more than were announced. */
    public void write(ByteBuffer octets) {
        if (octets.remaining() > announced - received) {
            throw new MailException(MailError.INVALID, "More octets than were announced");
        }
        while (octets.hasRemaining()) {
            int count = Math.min(octets.remaining(), chunk.length - filled);
            octets.get(chunk, filled, count);
            reader.accept(chunk, filled, count);
            sha256.update(chunk, filled, count);
            filled += count;
            received += count;
            if (filled == chunk.length) {
                flush();
            }
        }
    }

    /**
     * Sends off the rest and tells what was learned. {@code INVALID} if octets are missing. To be
     * called once.
     */
    public MessageMeta finish() {
        if (received < announced) {
            throw new MailException(MailError.INVALID, "Fewer octets than were announced");
        }
        if (filled > 0) {
            flush();
        }
        ReadMessage message = reader.finish();
        return meta(message, message.size(), sha256);
    }

    private MessageMeta meta(ReadMessage message, DataSize size, MessageDigest digest) {
        return new MessageMeta(
                blob,
                size,
                HexFormat.of().formatHex(digest.digest()),
                message.envelope(),
                message.structure(),
                message.header(),
                message.sentDate(),
                message.preview());
    }

    private void flush() {
        int index = written++;
        Octets encoded = ChunkFormat.encode(blob, index, chunk, filled);
        writes.begin(() -> blobs.put(blob, index, encoded));
        filled = 0;
    }

    /** Which chunks are stored, or may be. */
    public StoredChunks stored() {
        return new StoredChunks(blob, written);
    }
}
