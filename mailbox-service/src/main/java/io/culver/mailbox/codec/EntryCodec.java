package io.culver.mailbox.codec;

import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.domain.RequestDigest;
import io.culver.mailbox.store.EntryHash;
import io.culver.model.Octets;
import io.culver.model.OpId;
import io.culver.proto.IdCodec;
import io.culver.proto.storage.v1.EntryProto;
import java.time.Instant;

/** The entries of an account's log as they are stored. */
public final class EntryCodec {
    private EntryCodec() {}

    /**
     * An entry and its place in the chain.
     *
     * @param predecessor the hash of the entry before it
     */
    public record Linked(Entry entry, EntryHash predecessor) {}

    public static Octets encode(Entry entry, EntryHash predecessor) {
        var message = EntryProto.Entry.newBuilder();
        ChangeCodec.encode(entry.change(), message);
        message.setOpId(IdCodec.encode(entry.op()));
        message.setRequestDigest(entry.request().value());
        message.setMilliseconds(entry.time().toEpochMilli());
        message.setPredecessor(IdCodec.encode(new OpId(predecessor.value())));
        return Frame.seal(message.build());
    }

    /** An entry as it was written. {@code CORRUPTION} if that is not certain. */
    public static Linked decode(Octets octets) {
        return Frame.open(octets, EntryProto.Entry.parser(), EntryCodec::linked);
    }

    private static Linked linked(EntryProto.Entry message) {
        return new Linked(
                new Entry(
                        IdCodec.opId(message.getOpId()),
                        new RequestDigest(message.getRequestDigest()),
                        Instant.ofEpochMilli(message.getMilliseconds()),
                        ChangeCodec.decode(message)),
                new EntryHash(IdCodec.opId(message.getPredecessor()).value()));
    }
}
