package io.culver.mailbox.grpc;

import io.culver.mailbox.usecase.Mailboxes;
import io.culver.model.AccountId;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MailboxStatus;
import io.culver.model.OpId;
import io.culver.proto.IdCodec;
import io.culver.proto.MailboxCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.QuotaCodec;
import io.culver.proto.mailbox.v1.CreateRequest;
import io.culver.proto.mailbox.v1.CreateResponse;
import io.culver.proto.mailbox.v1.DeleteRequest;
import io.culver.proto.mailbox.v1.DeleteResponse;
import io.culver.proto.mailbox.v1.ListRequest;
import io.culver.proto.mailbox.v1.ListResponse;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.OpenRequest;
import io.culver.proto.mailbox.v1.OpenResponse;
import io.culver.proto.mailbox.v1.QuotaRequest;
import io.culver.proto.mailbox.v1.QuotaResponse;
import io.culver.proto.mailbox.v1.RenameRequest;
import io.culver.proto.mailbox.v1.RenameResponse;
import io.culver.proto.mailbox.v1.StatusRequest;
import io.culver.proto.mailbox.v1.StatusResponse;
import io.culver.proto.mailbox.v1.SubscribeRequest;
import io.culver.proto.mailbox.v1.SubscribeResponse;
import io.grpc.stub.StreamObserver;

/** {@code culver.mailbox.v1.Mailboxes}. */
public final class MailboxesGrpcService extends MailboxesGrpc.MailboxesImplBase {
    private final Mailboxes mailboxes;

    public MailboxesGrpcService(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public void list(ListRequest request, StreamObserver<ListResponse> response) {
        var listed = ListResponse.newBuilder();
        mailboxes
                .list(IdCodec.accountId(request.getAccountId()))
                .forEach(mailbox -> listed.addMailboxes(MailboxCodec.encode(mailbox)));
        Unary.answer(response, listed.build());
    }

    @Override
    public void open(OpenRequest request, StreamObserver<OpenResponse> response) {
        MailboxSnapshot snapshot =
                mailboxes.open(
                        IdCodec.accountId(request.getAccountId()),
                        NameCodec.mailboxName(request.getName()),
                        request.getClaimRecent());
        Unary.answer(
                response,
                OpenResponse.newBuilder().setSnapshot(MailboxCodec.encode(snapshot)).build());
    }

    @Override
    public void status(StatusRequest request, StreamObserver<StatusResponse> response) {
        MailboxStatus status =
                mailboxes.status(
                        IdCodec.accountId(request.getAccountId()),
                        NameCodec.mailboxName(request.getName()));
        Unary.answer(
                response,
                StatusResponse.newBuilder().setStatus(MailboxCodec.encode(status)).build());
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> response) {
        MailboxId created =
                mailboxes.create(
                        IdCodec.accountId(request.getAccountId()),
                        IdCodec.opId(request.getOpId()),
                        NameCodec.mailboxName(request.getName()),
                        MailboxCodec.decode(request.getUse()));
        Unary.answer(response, CreateResponse.newBuilder().setMailboxId(created.value()).build());
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<DeleteResponse> response) {
        mailboxes.delete(
                IdCodec.accountId(request.getAccountId()),
                IdCodec.opId(request.getOpId()),
                NameCodec.mailboxName(request.getName()));
        Unary.answer(response, DeleteResponse.getDefaultInstance());
    }

    @Override
    public void rename(RenameRequest request, StreamObserver<RenameResponse> response) {
        mailboxes.rename(
                IdCodec.accountId(request.getAccountId()),
                IdCodec.opId(request.getOpId()),
                NameCodec.mailboxName(request.getFrom()),
                NameCodec.mailboxName(request.getTo()));
        Unary.answer(response, RenameResponse.getDefaultInstance());
    }

    @Override
    public void subscribe(SubscribeRequest request, StreamObserver<SubscribeResponse> response) {
        AccountId account = IdCodec.accountId(request.getAccountId());
        OpId op = IdCodec.opId(request.getOpId());
        MailboxName name = NameCodec.mailboxName(request.getName());
        if (request.getSubscribed()) {
            mailboxes.subscribe(account, op, name);
        } else {
            mailboxes.unsubscribe(account, op, name);
        }
        Unary.answer(response, SubscribeResponse.getDefaultInstance());
    }

    @Override
    public void quota(QuotaRequest request, StreamObserver<QuotaResponse> response) {
        AccountId account = IdCodec.accountId(request.getAccountId());
        Unary.answer(response, QuotaCodec.encode(mailboxes.quota(account)));
    }
}
