package io.culver.mailbox.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.culver.mailbox.domain.IndexCopy;
import io.culver.mailbox.domain.IndexFile;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.usecase.IndexCopies;
import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import io.culver.proto.IdCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.mailbox.v1.DropIndexRequest;
import io.culver.proto.mailbox.v1.DropIndexResponse;
import io.culver.proto.mailbox.v1.FindIndexRequest;
import io.culver.proto.mailbox.v1.FindIndexResponse;
import io.culver.proto.mailbox.v1.IndexesGrpc;
import io.culver.proto.mailbox.v1.InstallIndexRequest;
import io.culver.proto.mailbox.v1.InstallIndexResponse;
import io.culver.proto.mailbox.v1.PlanIndexRequest;
import io.culver.proto.mailbox.v1.PlanIndexResponse;
import io.culver.proto.mailbox.v1.ReadIndexRequest;
import io.culver.proto.mailbox.v1.ReadIndexResponse;
import io.culver.proto.mailbox.v1.WriteIndexRequest;
import io.culver.proto.mailbox.v1.WriteIndexResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code culver.mailbox.v1.Indexes}. */
public final class IndexesGrpcService extends IndexesGrpc.IndexesImplBase {
    private final IndexCopies copies;
    private final Streaming streaming;

    public IndexesGrpcService(IndexCopies copies, Streaming streaming) {
        this.copies = copies;
        this.streaming = streaming;
    }

    @Override
    public void find(FindIndexRequest request, StreamObserver<FindIndexResponse> response) {
        IndexCopies.Found found = copies.find(IdCodec.accountId(request.getAccountId()));
        var answer = FindIndexResponse.newBuilder().setVersion(encode(found.version()));
        found.copy().ifPresent(copy -> answer.setCopy(encode(copy)));
        Unary.answer(response, answer.build());
    }

    @Override
    public void plan(PlanIndexRequest request, StreamObserver<PlanIndexResponse> response) {
        if (request.getFilesCount() > Limits.INDEX_FILES) {
            throw new MailException(MailError.LIMIT, "Too many files of a search index");
        }
        List<DataSize> sizes =
                request.getFilesList().stream()
                        .map(file -> NumberCodec.size(file.getOctets()))
                        .toList();
        Optional<IndexCopies.Plan> plan =
                copies.plan(
                        IdCodec.accountId(request.getAccountId()),
                        version(request.getVersion()),
                        sizes);
        var answer = PlanIndexResponse.newBuilder();
        plan.ifPresent(it -> {
            answer.setVersion(IdCodec.encode(it.version()));
            it.blobs().forEach(blob -> answer.addBlobIds(IdCodec.encode(blob)));
        });
        Unary.answer(response, answer.build());
    }

    @Override
    public void write(WriteIndexRequest request, StreamObserver<WriteIndexResponse> response) {
        copies.write(
                IdCodec.blobId(request.getBlobId()),
                request.getOffset(),
                Octets.wrap(request.getOctets().toByteArray()));
        Unary.answer(response, WriteIndexResponse.getDefaultInstance());
    }

    @Override
    public void install(
            InstallIndexRequest request, StreamObserver<InstallIndexResponse> response) {
        Optional<UUID> version =
                copies.install(
                        IdCodec.accountId(request.getAccountId()),
                        IdCodec.version(request.getVersion()),
                        decode(request.getCopy()));
        Unary.answer(
                response, InstallIndexResponse.newBuilder().setVersion(encode(version)).build());
    }

    @Override
    public void read(ReadIndexRequest request, StreamObserver<ReadIndexResponse> responses) {
        streaming.answer(
                responses,
                out ->
                        copies.read(
                                IdCodec.blobId(request.getBlobId()),
                                NumberCodec.size(request.getOctets()),
                                piece ->
                                        out.accept(
                                                ReadIndexResponse.newBuilder()
                                                        .setOctets(octets(piece))
                                                        .build())));
    }

    @Override
    public void drop(DropIndexRequest request, StreamObserver<DropIndexResponse> response) {
        copies.drop(IdCodec.accountId(request.getAccountId()), version(request.getVersion()));
        Unary.answer(response, DropIndexResponse.getDefaultInstance());
    }

    private static io.culver.proto.mailbox.v1.IndexCopy encode(IndexCopy copy) {
        var encoded =
                io.culver.proto.mailbox.v1.IndexCopy.newBuilder()
                        .setFormat(copy.format())
                        .setIndexedSeq(copy.indexedSeq().value());
        for (IndexFile file : copy.files()) {
            encoded.addFilesBuilder()
                    .setName(file.name())
                    .setOctets(file.size().octets())
                    .setIdentity(octets(file.identity()))
                    .setBlobId(IdCodec.encode(file.blob()));
        }
        return encoded.build();
    }

    private static IndexCopy decode(io.culver.proto.mailbox.v1.IndexCopy copy) {
        if (copy.getFilesCount() > Limits.INDEX_FILES) {
            throw new MailException(MailError.LIMIT, "Too many files of a search index");
        }
        return new IndexCopy(
                copy.getFormat(),
                NumberCodec.modSeq(copy.getIndexedSeq()),
                copy.getFilesList().stream().map(IndexesGrpcService::decode).toList());
    }

    private static IndexFile decode(io.culver.proto.mailbox.v1.IndexFile file) {
        if (file.getIdentity().size() > Limits.INDEX_IDENTITY) {
            throw new MailException(MailError.INVALID, "An identity is too long");
        }
        return new IndexFile(
                file.getName(),
                NumberCodec.size(file.getOctets()),
                Octets.wrap(file.getIdentity().toByteArray()),
                IdCodec.blobId(file.getBlobId()));
    }

    private static ByteString octets(Octets octets) {
        return UnsafeByteOperations.unsafeWrap(octets.asReadOnlyBuffer());
    }

    private static ByteString encode(Optional<UUID> version) {
        return version.map(IdCodec::encode).orElse(ByteString.EMPTY);
    }

    private static Optional<UUID> version(ByteString octets) {
        return octets.isEmpty() ? Optional.empty() : Optional.of(IdCodec.version(octets));
    }
}
