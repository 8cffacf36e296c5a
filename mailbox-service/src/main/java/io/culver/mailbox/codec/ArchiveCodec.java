package io.culver.mailbox.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.Octets;
import io.culver.proto.storage.v1.CheckpointProto;
import java.util.List;

/** Entries that were trimmed out of the log, octet by octet as they stood there. */
public final class ArchiveCodec {
    private ArchiveCodec() {}

    /** The archive that will be the object {@code id}. */
    public static Octets encode(List<Octets> entries, ObjectId id) {
        var archive = CheckpointProto.ArchivedEntries.newBuilder();
        entries.forEach(
                it -> archive.addEntries(UnsafeByteOperations.unsafeWrap(it.asReadOnlyBuffer())));
        return Frame.seal(archive.build(), id.bits());
    }

    /** The entries of the archive that is this object, oldest first. {@code CORRUPTION}. */
    public static List<Octets> decode(Octets octets, ObjectId id) {
        return Frame.open(
                octets,
                CheckpointProto.ArchivedEntries.parser(),
                it -> it.getEntriesList().stream().map(ArchiveCodec::entry).toList(),
                id.bits());
    }

    private static Octets entry(ByteString octets) {
        return Octets.wrap(octets.toByteArray());
    }
}
