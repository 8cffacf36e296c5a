package io.culver.search.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.Octets;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.mailbox.v1.DropIndexRequest;
import io.culver.proto.mailbox.v1.FindIndexRequest;
import io.culver.proto.mailbox.v1.IndexFile;
import io.culver.proto.mailbox.v1.IndexesGrpc;
import io.culver.proto.mailbox.v1.InstallIndexRequest;
import io.culver.proto.mailbox.v1.PlanIndexRequest;
import io.culver.proto.mailbox.v1.ReadIndexRequest;
import io.culver.proto.mailbox.v1.ReadIndexResponse;
import io.culver.proto.mailbox.v1.WriteIndexRequest;
import io.culver.proto.routing.Nodes;
import io.culver.search.copy.CopyFile;
import io.culver.search.copy.CopyStore;
import io.culver.search.copy.IndexCopy;
import io.culver.search.limits.SearchLimits;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The place for copies that the mailbox service's gRPC contract offers. */
public final class GrpcCopyStore implements CopyStore {
    private final Nodes mailbox;

    /** Talks to these nodes of the mailbox service. */
    public GrpcCopyStore(Nodes mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public Found find(AccountId account) {
        var request = FindIndexRequest.newBuilder().setAccountId(IdCodec.encode(account)).build();
        var found = read(() -> of(account).find(request));
        return new Found(
                version(found.getVersion()),
                found.hasCopy() ? Optional.of(decode(found.getCopy())) : Optional.empty());
    }

    @Override
    public Optional<Plan> plan(AccountId account, Optional<UUID> version, List<DataSize> sizes) {
        var request = PlanIndexRequest.newBuilder().setAccountId(IdCodec.encode(account));
        version.ifPresent(it -> request.setVersion(IdCodec.encode(it)));
        sizes.forEach(size -> request.addFilesBuilder().setOctets(size.octets()));
        var plan = change(() -> of(account).plan(request.build()));
        return version(plan.getVersion())
                .map(it ->
                        new Plan(it, plan.getBlobIdsList().stream().map(IdCodec::blobId).toList()));
    }

    @Override
    public void write(BlobId blob, long offset, Octets piece) {
        var request =
                WriteIndexRequest.newBuilder()
                        .setBlobId(IdCodec.encode(blob))
                        .setOffset(offset)
                        .setOctets(octets(piece))
                        .build();
        var _ = change(() -> bounded(mailbox.any(), SearchLimits.FEED_CALL).write(request));
    }

    @Override
    public Optional<UUID> install(AccountId account, UUID version, IndexCopy copy) {
        var request =
                InstallIndexRequest.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .setVersion(IdCodec.encode(version))
                        .setCopy(encode(copy))
                        .build();
        return version(change(() -> of(account).install(request)).getVersion());
    }

    @Override
    public void read(BlobId blob, DataSize size, Sink sink) throws IOException {
        var request =
                ReadIndexRequest.newBuilder()
                        .setBlobId(IdCodec.encode(blob))
                        .setOctets(size.octets())
                        .build();
        try {
            Iterator<ReadIndexResponse> pieces =
                    bounded(mailbox.any(), SearchLimits.COPY_CALL).read(request);
            while (pieces.hasNext()) {
                sink.accept(Octets.wrap(pieces.next().getOctets().toByteArray()));
            }
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }

    @Override
    public void drop(AccountId account, Optional<UUID> version) {
        var request = DropIndexRequest.newBuilder().setAccountId(IdCodec.encode(account));
        version.ifPresent(it -> request.setVersion(IdCodec.encode(it)));
        var _ = change(() -> of(account).drop(request.build()));
    }

    private static io.culver.proto.mailbox.v1.IndexCopy encode(IndexCopy copy) {
        var encoded =
                io.culver.proto.mailbox.v1.IndexCopy.newBuilder()
                        .setFormat(copy.format())
                        .setIndexedSeq(copy.indexedSeq().value());
        for (CopyFile file : copy.files()) {
            encoded.addFilesBuilder()
                    .setName(file.name())
                    .setOctets(file.size().octets())
                    .setIdentity(octets(file.identity()))
                    .setBlobId(IdCodec.encode(file.blob()));
        }
        return encoded.build();
    }

    private static IndexCopy decode(io.culver.proto.mailbox.v1.IndexCopy copy) {
        return new IndexCopy(
                copy.getFormat(),
                NumberCodec.modSeq(copy.getIndexedSeq()),
                copy.getFilesList().stream().map(GrpcCopyStore::decode).toList());
    }

    private static CopyFile decode(IndexFile file) {
        return new CopyFile(
                file.getName(),
                NumberCodec.size(file.getOctets()),
                Octets.wrap(file.getIdentity().toByteArray()),
                IdCodec.blobId(file.getBlobId()));
    }

    private static Optional<UUID> version(ByteString octets) {
        return octets.isEmpty() ? Optional.empty() : Optional.of(IdCodec.version(octets));
    }

    private static ByteString octets(Octets octets) {
        return UnsafeByteOperations.unsafeWrap(octets.asReadOnlyBuffer());
    }

    private IndexesGrpc.IndexesBlockingStub of(AccountId account) {
        return bounded(mailbox.of(account), SearchLimits.FEED_CALL);
    }

    private static IndexesGrpc.IndexesBlockingStub bounded(Channel channel, Duration deadline) {
        return IndexesGrpc.newBlockingStub(channel)
                .withWaitForReady()
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }

    private static <T> T change(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromChange(e);
        }
    }
}
