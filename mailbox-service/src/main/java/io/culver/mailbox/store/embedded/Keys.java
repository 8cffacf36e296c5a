package io.culver.mailbox.store.embedded;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Keys of rows: fixed-width, most significant octet first, so that they sort by number. */
final class Keys {
    private static final int UUID_BYTES = 16;

    private Keys() {}

    static byte[] of(UUID owner, long number) {
        return start(owner, Long.BYTES).putLong(number).array();
    }

    static byte[] of(UUID owner, int number) {
        return start(owner, Integer.BYTES).putInt(number).array();
    }

    static byte[] of(UUID owner, UUID thing) {
        return put(start(owner, UUID_BYTES), thing).array();
    }

    /** The number of a key that was made of an owner and a long number. */
    static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong(UUID_BYTES);
    }

    static ByteBuffer put(ByteBuffer buffer, UUID uuid) {
        return buffer.putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits());
    }

    static UUID uuid(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static ByteBuffer start(UUID owner, int more) {
        return put(ByteBuffer.allocate(UUID_BYTES + more), owner);
    }
}
