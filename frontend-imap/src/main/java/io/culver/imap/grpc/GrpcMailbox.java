package io.culver.imap.grpc;

import com.google.protobuf.ByteString;
import io.culver.imap.limits.Limits;
import io.culver.imap.store.AppendSession;
import io.culver.imap.store.CopyResult;
import io.culver.imap.store.ExpungeResult;
import io.culver.imap.store.OpenMailbox;
import io.culver.imap.store.Progress;
import io.culver.imap.store.SearchResult;
import io.culver.imap.store.SortResult;
import io.culver.imap.store.StoreResult;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.FlagChange;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MessageRow;
import io.culver.model.MetaPart;
import io.culver.model.ModSeq;
import io.culver.model.PartialMeta;
import io.culver.model.Relevancy;
import io.culver.model.SearchCriteria;
import io.culver.model.SortOrder;
import io.culver.model.Span;
import io.culver.model.ThreadAlgorithm;
import io.culver.model.ThreadMember;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.DeltaCodec;
import io.culver.proto.FlagCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.MetaCodec;
import io.culver.proto.MetaPartCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.RowCodec;
import io.culver.proto.SortCodec;
import io.culver.proto.StructureCodec;
import io.culver.proto.ThreadCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.mailbox.v1.CopyRequest;
import io.culver.proto.mailbox.v1.CopyResponse;
import io.culver.proto.mailbox.v1.DescribeRequest;
import io.culver.proto.mailbox.v1.ExpungeRequest;
import io.culver.proto.mailbox.v1.ExpungeResponse;
import io.culver.proto.mailbox.v1.FetchRequest;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.proto.mailbox.v1.MessagesGrpc.MessagesBlockingStub;
import io.culver.proto.mailbox.v1.MoveRequest;
import io.culver.proto.mailbox.v1.MoveResponse;
import io.culver.proto.mailbox.v1.ReadRequest;
import io.culver.proto.mailbox.v1.SearchRequest;
import io.culver.proto.mailbox.v1.SearchResponse;
import io.culver.proto.mailbox.v1.SinceRequest;
import io.culver.proto.mailbox.v1.SortRequest;
import io.culver.proto.mailbox.v1.StoreRequest;
import io.culver.proto.mailbox.v1.StoreResponse;
import io.culver.proto.mailbox.v1.ThreadRequest;
import io.culver.proto.mailbox.v1.VanishedRequest;
import io.culver.proto.model.v1.ModelProto;
import io.grpc.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One mailbox of a mailbox service, opened. */
final class GrpcMailbox implements OpenMailbox {

    private final AccountId accountId;
    private final ByteString account;
    private final MailboxSnapshot snapshot;
    private final Channel channel;
    private final Calls calls;
    private final SharedDeltas deltas;

    /** No node may show the session an older state. */
    private ModSeq seen;

    GrpcMailbox(
            AccountId account,
            MailboxSnapshot snapshot,
            Channel channel,
            Calls calls,
            SharedDeltas deltas) {
        this.accountId = account;
        this.account = IdCodec.encode(account);
        this.deltas = deltas;
        this.snapshot = snapshot;
        this.channel = channel;
        this.calls = calls;
        this.seen = snapshot.at();
    }

    @Override
    public MailboxSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public MailboxDelta changesSince(ModSeq since, ModSeq own) {
        return saw(ask(since, own));
    }

    @Override
    public MailboxDelta changesUpTo(ModSeq since, ModSeq own, ModSeq atLeast) {
        var question = new SharedDeltas.Question(accountId, new MailboxId(id()), since, own);
        return saw(deltas.answer(question, atLeast, () -> ask(since, own)));
    }

    private MailboxDelta ask(ModSeq since, ModSeq own) {
        SinceRequest request =
                SinceRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setSince(since.value())
                        .setOwn(own.value())
                        .build();
        return DeltaCodec.decode(
                calls.read(() ->
                                Calls.within(Limits.CALL, ChangesGrpc.newBlockingStub(channel))
                                        .since(request))
                        .getDelta());
    }

    /** Returns it. */
    private MailboxDelta saw(MailboxDelta delta) {
        switch (delta) {
            case MailboxDelta.Changed changed -> saw(changed.upTo());
            case MailboxDelta.Reset reset -> saw(reset.snapshot().at());
            case MailboxDelta.Gone() -> {}
        }
        return delta;
    }

    @Override
    public ModSeq seen() {
        return seen;
    }

    /** Returns it. */
    private ModSeq saw(ModSeq modSeq) {
        seen = modSeq.isAfter(seen) ? modSeq : seen;
        return modSeq;
    }

    @Override
    public UidSet vanishedSince(ModSeq since, UidSet uids) {
        VanishedRequest request =
                VanishedRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setSince(since.value())
                        .setUids(UidSetCodec.encode(uids))
                        .build();
        return UidSetCodec.decode(
                calls.read(() ->
                                Calls.within(Limits.CALL, ChangesGrpc.newBlockingStub(channel))
                                        .vanished(request))
                        .getUids());
    }

    @Override
    public void rows(UidSet uids, Consumer<List<MessageRow>> chunk) {
        rowsChangedSince(ModSeq.ZERO, uids, chunk);
    }

    @Override
    public void rowsChangedSince(ModSeq since, UidSet uids, Consumer<List<MessageRow>> chunk) {
        FetchRequest.Builder request =
                FetchRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setChangedSince(since.value())
                        .setAtLeast(seen.value());
        List<UidSet> told = new ArrayList<>(List.of(UidSet.EMPTY));
        calls.stream(
                () -> {
                    UidSet rest = uids.minus(told.getLast());
                    return stub(Limits.STREAM)
                            .fetch(request.setUids(UidSetCodec.encode(rest)).build());
                },
                response -> {
                    saw(NumberCodec.modSeq(response.getAt()));
                    List<MessageRow> rows = RowCodec.decode(response.getRows());
                    if (!rows.isEmpty()) {
                        chunk.accept(rows);
                        told.set(0, UidSet.of(new Uid(1), rows.getLast().uid())); // they ascend
                    }
                });
    }

    @Override
    public void describe(
            List<EmailId> emails, Set<MetaPart> parts, BiConsumer<EmailId, PartialMeta> each) {
        DescribeRequest.Builder request =
                DescribeRequest.newBuilder()
                        .setAccountId(account)
                        .addAllParts(MetaPartCodec.encode(parts));
        Set<EmailId> told = new HashSet<>();
        calls.stream(
                () -> {
                    request.clearEmailIds();
                    emails.stream()
                            .filter(email -> !told.contains(email))
                            .forEach(email -> request.addEmailIds(email.value()));
                    return stub(Limits.STREAM).describe(request.build());
                },
                response ->
                        response.getDescriptionsList()
                                .forEach(it -> {
                                    EmailId email = NumberCodec.emailId(it.getEmailId());
                                    each.accept(email, MetaCodec.decodeParts(it.getMeta()));
                                    told.add(email);
                                }));
    }

    @Override
    public void read(EmailId email, Span span, Consumer<byte[]> piece) {
        long[] told = {0};
        calls.stream(
                () -> stub(Limits.STREAM).read(request(email, span, told[0])),
                response -> {
                    piece.accept(response.getOctets().toByteArray());
                    told[0] += response.getOctets().size();
                });
    }

    private ReadRequest request(EmailId email, Span span, long told) {
        Span rest = new Span(span.offset() + told, span.length() - told);
        return ReadRequest.newBuilder()
                .setAccountId(account)
                .addStretches(
                        ReadRequest.Stretch.newBuilder()
                                .setEmailId(email.value())
                                .setSpan(StructureCodec.encode(rest)))
                .build();
    }

    @Override
    public StoreResult store(UidSet uids, FlagChange change, Optional<ModSeq> unchangedSince) {
        StoreRequest.Builder request =
                StoreRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setUids(UidSetCodec.encode(uids))
                        .setChange(FlagCodec.encode(change));
        unchangedSince.ifPresent(since -> request.setUnchangedSince(since.value()));
        StoreResponse response =
                calls.change(
                        opId -> stub(Limits.CALL).store(request.setOpId(opId).build()),
                        answer -> !UidSetCodec.decode(answer.getChanged()).isEmpty());
        return new StoreResult(
                saw(NumberCodec.modSeq(response.getModSeq())),
                UidSetCodec.decode(response.getChanged()),
                UidSetCodec.decode(response.getRefused()));
    }

    @Override
    public ExpungeResult expunge(UidSet uids) {
        ExpungeRequest.Builder request =
                ExpungeRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setUids(UidSetCodec.encode(uids));
        ExpungeResponse response =
                calls.change(
                        opId -> stub(Limits.CALL).expunge(request.setOpId(opId).build()),
                        answer -> !UidSetCodec.decode(answer.getExpunged()).isEmpty());
        return new ExpungeResult(
                saw(NumberCodec.modSeq(response.getModSeq())),
                UidSetCodec.decode(response.getExpunged()));
    }

    @Override
    public CopyResult copy(UidSet uids, MailboxName target) {
        CopyRequest.Builder request =
                CopyRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setUids(UidSetCodec.encode(uids))
                        .setTarget(target.value());
        CopyResponse response =
                calls.change(
                        opId -> stub(Limits.CALL).copy(request.setOpId(opId).build()),
                        answer -> !UidSetCodec.decode(answer.getTargetUids()).isEmpty());
        return copied(
                response.getModSeq(),
                response.getUidValidity(),
                response.getSourceUids(),
                response.getTargetUids());
    }

    @Override
    public CopyResult move(UidSet uids, MailboxName target) {
        MoveRequest.Builder request =
                MoveRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setUids(UidSetCodec.encode(uids))
                        .setTarget(target.value());
        MoveResponse response =
                calls.change(
                        opId -> stub(Limits.CALL).move(request.setOpId(opId).build()),
                        answer -> !UidSetCodec.decode(answer.getTargetUids()).isEmpty());
        return copied(
                response.getModSeq(),
                response.getUidValidity(),
                response.getSourceUids(),
                response.getTargetUids());
    }

    @Override
    public AppendSession replace(Uid uid, MailboxName target) {
        return new GrpcAppend(
                channel,
                AppendRequest.Start.newBuilder()
                        .setAccountId(account)
                        .setOpId(IdCodec.encode(calls.nextOpId()))
                        .setMailbox(target.value())
                        .setReplaced(
                                AppendRequest.Replaced.newBuilder()
                                        .setMailboxId(id())
                                        .setUid(NumberCodec.encode(uid)))
                        .build(),
                calls.attempts());
    }

    private CopyResult copied(
            long modSeq, int uidValidity, ModelProto.UidSet source, ModelProto.UidSet target) {
        // The service names no UIDVALIDITY when nothing was there to copy.
        UidValidity validity =
                uidValidity == 0
                        ? snapshot.status().uidValidity()
                        : NumberCodec.uidValidity(uidValidity);
        return new CopyResult(
                saw(NumberCodec.modSeq(modSeq)),
                validity,
                UidSetCodec.decode(source),
                UidSetCodec.decode(target));
    }

    @Override
    public SearchResult search(SearchCriteria criteria) {
        SearchRequest request =
                SearchRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setCriteria(CriteriaCodec.encode(criteria))
                        .build();
        SearchResponse response = calls.read(() -> stub(Limits.SEARCH).search(request));
        saw(NumberCodec.modSeq(response.getAt()));
        UidSet uids = UidSetCodec.decode(response.getUids());
        return new SearchResult(
                uids,
                NumberCodec.modSeq(response.getHighestModSeq()),
                relevancy(uids, response.getRelevancy()));
    }

    private static Relevancy relevancy(Iterable<Uid> uids, ByteString scores) {
        return scores.isEmpty() ? Relevancy.ALIKE : Relevancy.of(uids, scores.toByteArray());
    }

    @Override
    public SortResult sort(SearchCriteria criteria, SortOrder order, Progress progress) {
        SortRequest request =
                SortRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setCriteria(CriteriaCodec.encode(criteria))
                        .addAllOrder(SortCodec.encode(order))
                        .build();
        List<Uid> uids = new ArrayList<>();
        List<ByteString> scores = new ArrayList<>();
        long[] highest = {0};
        calls.stream(
                () -> {
                    uids.clear();
                    scores.clear();
                    return stub(Limits.SEARCH).sort(request);
                },
                response -> {
                    tell(response.getProgress(), progress);
                    response.getUidsList().forEach(uid -> uids.add(NumberCodec.uid(uid)));
                    scores.add(response.getRelevancy());
                    highest[0] = response.getHighestModSeq();
                    saw(NumberCodec.modSeq(response.getAt()));
                });
        return new SortResult(
                uids, NumberCodec.modSeq(highest[0]), relevancy(uids, ByteString.copyFrom(scores)));
    }

    @Override
    public List<ThreadMember> thread(
            SearchCriteria criteria, ThreadAlgorithm algorithm, Progress progress) {
        ThreadRequest request =
                ThreadRequest.newBuilder()
                        .setAccountId(account)
                        .setMailboxId(id())
                        .setCriteria(CriteriaCodec.encode(criteria))
                        .setAlgorithm(ThreadCodec.encode(algorithm))
                        .build();
        List<ThreadMember> members = new ArrayList<>();
        calls.stream(
                () -> {
                    members.clear();
                    return stub(Limits.SEARCH).thread(request);
                },
                response -> {
                    tell(response.getProgress(), progress);
                    members.addAll(ThreadCodec.decode(response.getMembers()));
                    saw(NumberCodec.modSeq(response.getAt()));
                });
        return members;
    }

    private static void tell(io.culver.proto.mailbox.v1.Progress reached, Progress progress) {
        if (reached.getTotal() > 0) {
            progress.at(reached.getDone(), reached.getTotal());
        }
    }

    private long id() {
        return snapshot.status().id().value();
    }

    private MessagesBlockingStub stub(Duration time) {
        return Calls.within(time, MessagesGrpc.newBlockingStub(channel));
    }
}
