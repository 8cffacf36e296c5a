package io.culver.mailbox.codec;

import io.culver.mailbox.domain.Entry;
import io.culver.model.Octets;
import io.culver.proto.IdCodec;
import io.culver.proto.storage.v1.EntryProto;
import java.time.Instant;

/** The entries of an account's log as they are stored. */
public final class EntryCodec {
    private EntryCodec() {}

    public static Octets encode(Entry entry) {
        var message = EntryProto.Entry.newBuilder();
        ChangeCodec.encode(entry.change(), message);
        message.setOpId(IdCodec.encode(entry.op()));
        message.setMilliseconds(entry.time().toEpochMilli());
        return Frame.seal(message.build());
    }

    /** An entry as it was written. {@code CORRUPTION} if that is not certain. */
    public static Entry decode(Octets octets) {
        return Frame.open(octets, EntryProto.Entry.parser(), EntryCodec::entry);
    }

    private static Entry entry(EntryProto.Entry message) {
        return new Entry(
                IdCodec.opId(message.getOpId()),
                Instant.ofEpochMilli(message.getMilliseconds()),
                ChangeCodec.decode(message));
    }
}
