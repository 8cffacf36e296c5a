package io.culver.mailbox.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.domain.IndexCopy;
import io.culver.mailbox.domain.IndexFile;
import io.culver.mailbox.domain.StoredIndex;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.proto.IdCodec;
import io.culver.proto.storage.v1.IndexProto;
import java.time.Instant;
import java.util.Optional;

/** What is kept of an account's search index, as it is stored. */
public final class StoredIndexCodec {
    private StoredIndexCodec() {}

    public static Octets encode(StoredIndex index, AccountId account) {
        var message = IndexProto.StoredIndex.newBuilder();
        index.copy().ifPresent(copy -> encode(copy, message));
        for (StoredIndex.Planned planned : index.planned()) {
            message.addPlanned(file(planned.blob()).setMilliseconds(planned.time().toEpochMilli()));
        }
        index.doomed().forEach(blob -> message.addDoomed(file(blob)));
        return Frame.seal(message.build(), place(account));
    }

    private static void encode(IndexCopy copy, IndexProto.StoredIndex.Builder message) {
        message.setFormat(copy.format()).setIndexedSeq(copy.indexedSeq().value());
        for (IndexFile file : copy.files()) {
            message.addFiles(
                    file(new StoredIndex.Blob(file.blob(), file.size()))
                            .setName(file.name())
                            .setIdentity(octets(file.identity())));
        }
    }

    private static IndexProto.StoredIndexFile.Builder file(StoredIndex.Blob blob) {
        return IndexProto.StoredIndexFile.newBuilder()
                .setBlobId(IdCodec.encode(blob.id()))
                .setOctets(blob.size().octets());
    }

    /** What was stored for this account. {@code CORRUPTION} if that is not certain. */
    public static StoredIndex decode(Octets octets, AccountId account) {
        return Frame.open(
                octets, IndexProto.StoredIndex.parser(), StoredIndexCodec::decode, place(account));
    }

    private static StoredIndex decode(IndexProto.StoredIndex message) {
        Optional<IndexCopy> copy =
                message.hasFormat()
                        ? Optional.of(
                                new IndexCopy(
                                        message.getFormat(),
                                        new ModSeq(message.getIndexedSeq()),
                                        message.getFilesList().stream()
                                                .map(StoredIndexCodec::file)
                                                .toList()))
                        : Optional.empty();
        return new StoredIndex(
                copy,
                message.getPlannedList().stream()
                        .map(it ->
                                new StoredIndex.Planned(
                                        blob(it), Instant.ofEpochMilli(it.getMilliseconds())))
                        .toList(),
                message.getDoomedList().stream().map(StoredIndexCodec::blob).toList());
    }

    private static IndexFile file(IndexProto.StoredIndexFile file) {
        StoredIndex.Blob blob = blob(file);
        Octets identity = Octets.wrap(file.getIdentity().toByteArray());
        return new IndexFile(file.getName(), blob.size(), identity, blob.id());
    }

    private static StoredIndex.Blob blob(IndexProto.StoredIndexFile file) {
        return new StoredIndex.Blob(
                IdCodec.blobId(file.getBlobId()), new DataSize(file.getOctets()));
    }

    private static ByteString octets(Octets octets) {
        return UnsafeByteOperations.unsafeWrap(octets.asReadOnlyBuffer());
    }

    private static long[] place(AccountId account) {
        return new long[] {
            account.value().getMostSignificantBits(), account.value().getLeastSignificantBits()
        };
    }
}
