package io.culver.proto;

import com.google.protobuf.ByteString;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.OpId;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Ids of 128 bits as 16 octets, big-endian. */
public final class IdCodec {
    private static final int OCTETS = 16;

    private IdCodec() {}

    public static ByteString encode(AccountId id) {
        return octetsOf(id.value());
    }

    public static ByteString encode(OpId id) {
        return octetsOf(id.value());
    }

    public static ByteString encode(BlobId id) {
        return octetsOf(id.value());
    }

    public static AccountId accountId(ByteString octets) {
        return new AccountId(uuid(octets, "malformed account id"));
    }

    public static OpId opId(ByteString octets) {
        return new OpId(uuid(octets, "malformed operation id"));
    }

    public static BlobId blobId(ByteString octets) {
        return new BlobId(uuid(octets, "malformed blob id"));
    }

    /** A version of something that is stored. */
    public static ByteString encode(UUID version) {
        return octetsOf(version);
    }

    public static UUID version(ByteString octets) {
        return uuid(octets, "malformed version");
    }

    private static ByteString octetsOf(UUID id) {
        ByteBuffer octets = ByteBuffer.allocate(OCTETS);
        octets.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).flip();
        return ByteString.copyFrom(octets);
    }

    private static UUID uuid(ByteString octets, String refusal) {
        if (octets.size() != OCTETS) {
            throw Malformed.refusal(refusal);
        }
        ByteBuffer bits = octets.asReadOnlyByteBuffer();
        return new UUID(bits.getLong(), bits.getLong());
    }
}
