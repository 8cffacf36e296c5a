package io.culver.imap.grpc;

import com.google.protobuf.ByteString;
import io.culver.imap.limits.Limits;
import io.culver.imap.store.Account;
import io.culver.imap.store.AppendSession;
import io.culver.imap.store.OpenMailbox;
import io.culver.imap.store.Subscription;
import io.culver.model.AccountId;
import io.culver.model.ListedMailbox;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MailboxStatus;
import io.culver.model.ModSeq;
import io.culver.model.Quota;
import io.culver.model.SpecialUse;
import io.culver.proto.IdCodec;
import io.culver.proto.MailboxCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.QuotaCodec;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.CreateRequest;
import io.culver.proto.mailbox.v1.DeleteRequest;
import io.culver.proto.mailbox.v1.ListRequest;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.MailboxesGrpc.MailboxesBlockingStub;
import io.culver.proto.mailbox.v1.OpenRequest;
import io.culver.proto.mailbox.v1.QuotaRequest;
import io.culver.proto.mailbox.v1.RenameRequest;
import io.culver.proto.mailbox.v1.StatusRequest;
import io.culver.proto.mailbox.v1.SubscribeRequest;
import io.grpc.Channel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One account of a mailbox service. */
final class GrpcAccount implements Account {

    private final AccountId id;
    private final ByteString encodedId;
    private final Channel channel;
    private final Calls calls;
    private final Watches watches;
    private final SharedDeltas deltas;

    /**
     * @param channel leads to the account's node
     */
    GrpcAccount(AccountId id, Channel channel, Calls calls, Watches watches, SharedDeltas deltas) {
        this.id = id;
        this.encodedId = IdCodec.encode(id);
        this.channel = channel;
        this.calls = calls;
        this.watches = watches;
        this.deltas = deltas;
    }

    @Override
    public AccountId id() {
        return id;
    }

    @Override
    public List<ListedMailbox> mailboxes() {
        ListRequest request = ListRequest.newBuilder().setAccountId(encodedId).build();
        return calls.read(() -> stub().list(request)).getMailboxesList().stream()
                .map(MailboxCodec::decode)
                .toList();
    }

    @Override
    public OpenMailbox open(MailboxName name, boolean claimRecent) {
        OpenRequest request =
                OpenRequest.newBuilder()
                        .setAccountId(encodedId)
                        .setName(name.value())
                        .setClaimRecent(claimRecent)
                        .build();
        MailboxSnapshot snapshot =
                MailboxCodec.decode(calls.read(() -> stub().open(request)).getSnapshot());
        return new GrpcMailbox(id, snapshot, channel, calls, deltas);
    }

    @Override
    public MailboxStatus status(MailboxName name) {
        StatusRequest request =
                StatusRequest.newBuilder().setAccountId(encodedId).setName(name.value()).build();
        return MailboxCodec.decode(calls.read(() -> stub().status(request)).getStatus());
    }

    @Override
    public Quota quota() {
        QuotaRequest request = QuotaRequest.newBuilder().setAccountId(encodedId).build();
        return QuotaCodec.decode(calls.read(() -> stub().quota(request)));
    }

    @Override
    public MailboxId create(MailboxName name, Optional<SpecialUse> use) {
        CreateRequest.Builder request =
                CreateRequest.newBuilder()
                        .setAccountId(encodedId)
                        .setName(name.value())
                        .setUse(MailboxCodec.encode(use));
        return NumberCodec.mailboxId(
                calls.change(opId -> stub().create(request.setOpId(opId).build())).getMailboxId());
    }

    @Override
    public void delete(MailboxName name) {
        DeleteRequest.Builder request =
                DeleteRequest.newBuilder().setAccountId(encodedId).setName(name.value());
        calls.change(opId -> stub().delete(request.setOpId(opId).build()));
    }

    @Override
    public void rename(MailboxName from, MailboxName to) {
        RenameRequest.Builder request =
                RenameRequest.newBuilder()
                        .setAccountId(encodedId)
                        .setFrom(from.value())
                        .setTo(to.value());
        calls.change(opId -> stub().rename(request.setOpId(opId).build()));
    }

    @Override
    public void subscribe(MailboxName name) {
        setSubscribed(name, true);
    }

    @Override
    public void unsubscribe(MailboxName name) {
        setSubscribed(name, false);
    }

    private void setSubscribed(MailboxName name, boolean isSubscribed) {
        SubscribeRequest.Builder request =
                SubscribeRequest.newBuilder()
                        .setAccountId(encodedId)
                        .setName(name.value())
                        .setSubscribed(isSubscribed);
        // The answer does not tell whether anything changed.
        calls.change(opId -> stub().subscribe(request.setOpId(opId).build()), _ -> false);
    }

    @Override
    public AppendSession append(MailboxName target) {
        return new GrpcAppend(
                channel,
                AppendRequest.Start.newBuilder()
                        .setAccountId(encodedId)
                        .setOpId(IdCodec.encode(calls.nextOpId()))
                        .setMailbox(target.value())
                        .build(),
                calls.attempts());
    }

    @Override
    public Subscription watch(ModSeq since, Consumer<ModSeq> listener) {
        return watches.subscribe(id, since, listener);
    }

    private MailboxesBlockingStub stub() {
        return Calls.within(Limits.CALL, MailboxesGrpc.newBlockingStub(channel));
    }
}
