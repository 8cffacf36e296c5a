package io.culver.mailbox.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.usecase.AppendMessages;
import io.culver.mailbox.usecase.ChangeMessages;
import io.culver.mailbox.usecase.DescribeContents;
import io.culver.mailbox.usecase.FetchRows;
import io.culver.mailbox.usecase.OrderMessages;
import io.culver.mailbox.usecase.ReadContents;
import io.culver.mailbox.usecase.SearchMessages;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailboxId;
import io.culver.model.MetaPart;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.model.Relevancy;
import io.culver.model.SearchCriteria;
import io.culver.model.SortOrder;
import io.culver.model.Span;
import io.culver.model.ThreadAlgorithm;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.FlagCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.MetaPartCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.RowCodec;
import io.culver.proto.SortCodec;
import io.culver.proto.ThreadCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.AppendResponse;
import io.culver.proto.mailbox.v1.CopyRequest;
import io.culver.proto.mailbox.v1.CopyResponse;
import io.culver.proto.mailbox.v1.DescribeRequest;
import io.culver.proto.mailbox.v1.DescribeResponse;
import io.culver.proto.mailbox.v1.ExpungeRequest;
import io.culver.proto.mailbox.v1.ExpungeResponse;
import io.culver.proto.mailbox.v1.FetchRequest;
import io.culver.proto.mailbox.v1.FetchResponse;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.proto.mailbox.v1.MoveRequest;
import io.culver.proto.mailbox.v1.MoveResponse;
import io.culver.proto.mailbox.v1.Progress;
import io.culver.proto.mailbox.v1.ReadRequest;
import io.culver.proto.mailbox.v1.ReadResponse;
import io.culver.proto.mailbox.v1.SearchRequest;
import io.culver.proto.mailbox.v1.SearchResponse;
import io.culver.proto.mailbox.v1.SettleAppendRequest;
import io.culver.proto.mailbox.v1.SettleAppendResponse;
import io.culver.proto.mailbox.v1.SortRequest;
import io.culver.proto.mailbox.v1.SortResponse;
import io.culver.proto.mailbox.v1.StoreRequest;
import io.culver.proto.mailbox.v1.StoreResponse;
import io.culver.proto.mailbox.v1.ThreadRequest;
import io.culver.proto.mailbox.v1.ThreadResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code culver.mailbox.v1.Messages}. */
public final class MessagesGrpcService extends MessagesGrpc.MessagesImplBase {
    private final UseCases useCases;
    private final Streaming streaming;

    /** What this service shows. */
    public record UseCases(
            AppendMessages append,
            FetchRows fetch,
            DescribeContents describe,
            ReadContents read,
            ChangeMessages change,
            SearchMessages search,
            OrderMessages order) {}

    public MessagesGrpcService(UseCases useCases, Streaming streaming) {
        this.useCases = useCases;
        this.streaming = streaming;
    }

    @Override
    public StreamObserver<AppendRequest> append(StreamObserver<AppendResponse> response) {
        return new AppendStream(useCases.append, response);
    }

    @Override
    public void settleAppend(
            SettleAppendRequest request, StreamObserver<SettleAppendResponse> response) {
        var settled = SettleAppendResponse.newBuilder();
        AccountId account = IdCodec.accountId(request.getAccountId());
        useCases.append
                .settle(account, IdCodec.opId(request.getOpId()))
                .ifPresent(it -> settled.setAppended(AppendStream.encode(it)));
        Unary.answer(response, settled.build());
    }

    @Override
    public void fetch(FetchRequest request, StreamObserver<FetchResponse> responses) {
        AccountId account = IdCodec.accountId(request.getAccountId());
        MailboxId mailbox = NumberCodec.mailboxId(request.getMailboxId());
        UidSet uids = UidSetCodec.decode(request.getUids());
        ModSeq changedSince = NumberCodec.modSeq(request.getChangedSince());
        ModSeq atLeast = NumberCodec.modSeq(request.getAtLeast());
        streaming.answer(
                responses,
                out ->
                        useCases.fetch.fetch(
                                account,
                                mailbox,
                                uids,
                                changedSince,
                                atLeast,
                                some ->
                                        out.accept(
                                                FetchResponse.newBuilder()
                                                        .setRows(RowCodec.encode(some.rows()))
                                                        .setAt(some.at().value())
                                                        .build())));
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> responses) {
        AccountId account = IdCodec.accountId(request.getAccountId());
        List<EmailId> emails =
                request.getEmailIdsList().stream().map(NumberCodec::emailId).toList();
        Set<MetaPart> parts = MetaPartCodec.decode(request.getPartsList());
        streaming.answer(
                responses,
                out -> {
                    var lots = new Descriptions(out, parts);
                    try {
                        useCases.describe.describe(account, emails, lots::add);
                    } finally {
                        lots.flush(); // those that are whole, also if others are not
                    }
                });
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> responses) {
        AccountId account = IdCodec.accountId(request.getAccountId());
        List<ReadContents.Stretch> stretches =
                request.getStretchesList().stream().map(MessagesGrpcService::decode).toList();
        streaming.answer(
                responses,
                out ->
                        useCases.read.read(
                                account,
                                stretches,
                                (index, piece, isLast) ->
                                        out.accept(encode(index, piece, isLast))));
    }

    private static ReadContents.Stretch decode(ReadRequest.Stretch stretch) {
        var span = stretch.getSpan();
        return new ReadContents.Stretch(
                NumberCodec.emailId(stretch.getEmailId()),
                new Span(
                        NumberCodec.size(span.getOffset()).octets(),
                        NumberCodec.size(span.getLength()).octets()));
    }

    private static ReadResponse encode(int index, Octets piece, boolean isLast) {
        return ReadResponse.newBuilder()
                .setIndex(index)
                .setOctets(UnsafeByteOperations.unsafeWrap(piece.asReadOnlyBuffer()))
                .setLast(isLast)
                .build();
    }

    @Override
    public void store(StoreRequest request, StreamObserver<StoreResponse> response) {
        Answer.Stored stored =
                useCases.change.store(
                        IdCodec.accountId(request.getAccountId()),
                        IdCodec.opId(request.getOpId()),
                        NumberCodec.mailboxId(request.getMailboxId()),
                        UidSetCodec.decode(request.getUids()),
                        FlagCodec.decode(request.getChange()),
                        request.hasUnchangedSince()
                                ? Optional.of(NumberCodec.modSeq(request.getUnchangedSince()))
                                : Optional.empty());
        Unary.answer(
                response,
                StoreResponse.newBuilder()
                        .setModSeq(stored.modSeq().value())
                        .setChanged(UidSetCodec.encode(stored.changed()))
                        .setRefused(UidSetCodec.encode(stored.refused()))
                        .build());
    }

    @Override
    public void expunge(ExpungeRequest request, StreamObserver<ExpungeResponse> response) {
        Answer.Expunged expunged =
                useCases.change.expunge(
                        IdCodec.accountId(request.getAccountId()),
                        IdCodec.opId(request.getOpId()),
                        NumberCodec.mailboxId(request.getMailboxId()),
                        UidSetCodec.decode(request.getUids()));
        Unary.answer(
                response,
                ExpungeResponse.newBuilder()
                        .setModSeq(expunged.modSeq().value())
                        .setExpunged(UidSetCodec.encode(expunged.expunged()))
                        .build());
    }

    @Override
    public void copy(CopyRequest request, StreamObserver<CopyResponse> response) {
        Answer.Copied copied =
                useCases.change.copy(
                        IdCodec.accountId(request.getAccountId()),
                        IdCodec.opId(request.getOpId()),
                        NumberCodec.mailboxId(request.getMailboxId()),
                        UidSetCodec.decode(request.getUids()),
                        NameCodec.mailboxName(request.getTarget()));
        Unary.answer(
                response,
                CopyResponse.newBuilder()
                        .setModSeq(copied.modSeq().value())
                        .setUidValidity(NumberCodec.encode(copied.uidValidity()))
                        .setSourceUids(UidSetCodec.encode(copied.sourceUids()))
                        .setTargetUids(UidSetCodec.encode(copied.targetUids()))
                        .build());
    }

    @Override
    public void move(MoveRequest request, StreamObserver<MoveResponse> response) {
        Answer.Copied moved =
                useCases.change.move(
                        IdCodec.accountId(request.getAccountId()),
                        IdCodec.opId(request.getOpId()),
                        NumberCodec.mailboxId(request.getMailboxId()),
                        UidSetCodec.decode(request.getUids()),
                        NameCodec.mailboxName(request.getTarget()));
        Unary.answer(
                response,
                MoveResponse.newBuilder()
                        .setModSeq(moved.modSeq().value())
                        .setUidValidity(NumberCodec.encode(moved.uidValidity()))
                        .setSourceUids(UidSetCodec.encode(moved.sourceUids()))
                        .setTargetUids(UidSetCodec.encode(moved.targetUids()))
                        .build());
    }

    @Override
    public void search(SearchRequest request, StreamObserver<SearchResponse> response) {
        SearchMessages.Found found =
                useCases.search.search(
                        IdCodec.accountId(request.getAccountId()),
                        NumberCodec.mailboxId(request.getMailboxId()),
                        CriteriaCodec.decode(request.getCriteria()));
        Unary.answer(
                response,
                SearchResponse.newBuilder()
                        .setUids(UidSetCodec.encode(found.matches().uids()))
                        .setHighestModSeq(found.matches().highestModSeq().value())
                        .setAt(found.at().value())
                        .setRelevancy(encode(found.relevancy(), found.matches().uids()))
                        .build());
    }

    /** Empty if all match alike. */
    private static ByteString encode(Relevancy relevancy, Iterable<Uid> uids) {
        ByteString.Output scores = ByteString.newOutput();
        if (!relevancy.equals(Relevancy.ALIKE)) {
            uids.forEach(uid -> scores.write(relevancy.of(uid)));
        }
        return scores.toByteString();
    }

    @Override
    public void sort(SortRequest request, StreamObserver<SortResponse> responses) {
        AccountId account = IdCodec.accountId(request.getAccountId());
        MailboxId mailbox = NumberCodec.mailboxId(request.getMailboxId());
        SearchCriteria criteria = CriteriaCodec.decode(request.getCriteria());
        SortOrder order = SortCodec.decode(request.getOrderList());
        streaming.answer(
                responses,
                out -> {
                    var sorted =
                            useCases.order.sort(
                                    account,
                                    mailbox,
                                    criteria,
                                    order,
                                    (done, total) ->
                                            out.accept(
                                                    SortResponse.newBuilder()
                                                            .setProgress(encode(done, total))
                                                            .build()));
                    inLots(
                            sorted.uids(),
                            lot ->
                                    out.accept(
                                            SortResponse.newBuilder()
                                                    .addAllUids(encode(lot))
                                                    .setHighestModSeq(
                                                            sorted.highestModSeq().value())
                                                    .setAt(sorted.at().value())
                                                    .setRelevancy(encode(sorted.relevancy(), lot))
                                                    .build()));
                });
    }

    private static Progress encode(int done, int total) {
        return Progress.newBuilder().setDone(done).setTotal(total).build();
    }

    private static List<Integer> encode(List<Uid> uids) {
        return uids.stream().map(NumberCodec::encode).toList();
    }

    @Override
    public void thread(ThreadRequest request, StreamObserver<ThreadResponse> responses) {
        AccountId account = IdCodec.accountId(request.getAccountId());
        MailboxId mailbox = NumberCodec.mailboxId(request.getMailboxId());
        SearchCriteria criteria = CriteriaCodec.decode(request.getCriteria());
        ThreadAlgorithm algorithm = ThreadCodec.decode(request.getAlgorithm());
        streaming.answer(
                responses,
                out -> {
                    var threads =
                            useCases.order.thread(
                                    account,
                                    mailbox,
                                    criteria,
                                    algorithm,
                                    (done, total) ->
                                            out.accept(
                                                    ThreadResponse.newBuilder()
                                                            .setProgress(encode(done, total))
                                                            .build()));
                    inLots(
                            threads.members(),
                            lot ->
                                    out.accept(
                                            ThreadResponse.newBuilder()
                                                    .setMembers(ThreadCodec.encode(lot))
                                                    .setAt(threads.at().value())
                                                    .build()));
                });
    }

    /** One lot at least. */
    private static <T> void inLots(List<T> all, Consumer<List<T>> out) {
        int first = 0;
        do {
            int end = Math.min(first + Limits.ORDERED_PER_RESPONSE, all.size());
            out.accept(all.subList(first, end));
            first = end;
        } while (first < all.size());
    }
}
