package io.culver.search.grpc;

import io.culver.proto.IdCodec;
import io.culver.proto.search.v1.InspectRequest;
import io.culver.proto.search.v1.InspectResponse;
import io.culver.proto.search.v1.RebuildRequest;
import io.culver.proto.search.v1.RebuildResponse;
import io.culver.proto.search.v1.UpkeepGrpc;
import io.culver.proto.search.v1.VerifyRequest;
import io.culver.proto.search.v1.VerifyResponse;
import io.culver.search.copy.IndexCopy;
import io.culver.search.index.IndexFields;
import io.culver.search.index.Patience;
import io.culver.search.upkeep.InspectIndex;
import io.culver.search.upkeep.RebuildIndex;
import io.culver.search.upkeep.VerifyIndex;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;

/** {@code culver.search.v1.Upkeep}. What streams is little, and at most a line a message. */
public final class UpkeepGrpcService extends UpkeepGrpc.UpkeepImplBase {
    private final InspectIndex inspect;
    private final RebuildIndex rebuild;
    private final VerifyIndex verify;

    public UpkeepGrpcService(InspectIndex inspect, RebuildIndex rebuild, VerifyIndex verify) {
        this.inspect = inspect;
        this.rebuild = rebuild;
        this.verify = verify;
    }

    @Override
    public void inspect(InspectRequest request, StreamObserver<InspectResponse> response) {
        InspectIndex.State state =
                inspect.inspect(IdCodec.accountId(request.getAccountId()), caller());
        var answer = InspectResponse.newBuilder();
        state.index().ifPresent(index -> answer.setIndex(encode(index)));
        state.copy().ifPresent(copy -> answer.setCopy(encode(copy)));
        response.onNext(answer.build());
        response.onCompleted();
    }

    private static InspectResponse.Index encode(InspectIndex.Index index) {
        var encoded =
                InspectResponse.Index.newBuilder()
                        .setIndexedSeq(index.indexedSeq().value())
                        .setMessages(index.messages())
                        .setFiles(index.files())
                        .setOctets(index.octets())
                        .setSkippedDocuments(index.skippedDocuments());
        index.skipped()
                .forEach((reason, messages) ->
                        encoded.addSkippedBuilder()
                                .setReason(reason.label())
                                .setMessages(messages));
        return encoded.build();
    }

    private static InspectResponse.Copy encode(IndexCopy copy) {
        return InspectResponse.Copy.newBuilder()
                .setIndexedSeq(copy.indexedSeq().value())
                .setFiles(copy.files().size())
                .setOctets(copy.octets())
                .setReadable(copy.format().equals(IndexFields.FORMAT))
                .build();
    }

    @Override
    public void rebuild(RebuildRequest request, StreamObserver<RebuildResponse> responses) {
        rebuild.rebuild(
                IdCodec.accountId(request.getAccountId()),
                (messages, of) ->
                        responses.onNext(
                                RebuildResponse.newBuilder()
                                        .setMessages(messages)
                                        .setAllMessages(of)
                                        .build()),
                caller());
        responses.onCompleted();
    }

    @Override
    public void verify(VerifyRequest request, StreamObserver<VerifyResponse> responses) {
        verify.verify(IdCodec.accountId(request.getAccountId()), new Told(responses), caller());
        responses.onCompleted();
    }

    /** Ends when the caller does. */
    private static Patience caller() {
        var patience = new Patience();
        Context.current().addListener(_ -> patience.end(), Runnable::run);
        return patience;
    }

    /** Tells the caller how a verification goes. */
    private record Told(StreamObserver<VerifyResponse> out) implements VerifyIndex.Listener {
        @Override
        public void progress(long messages, long expunged) {
            var told = VerifyResponse.newBuilder();
            told.getProgressBuilder().setMessages(messages).setExpunged(expunged);
            out.onNext(told.build());
        }

        @Override
        public void difference(String what) {
            out.onNext(VerifyResponse.newBuilder().setDifference(what).build());
        }
    }
}
