package io.culver.mailbox.grpc;

import com.google.protobuf.ByteString;
import io.culver.mailbox.directory.Accounts;
import io.culver.mailbox.usecase.AccountHistory;
import io.culver.mailbox.usecase.PastMail;
import io.culver.mailbox.usecase.VerifyAccount;
import io.culver.model.AccountId;
import io.culver.model.MailboxName;
import io.culver.model.Secret;
import io.culver.proto.IdCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.QuotaCodec;
import io.culver.proto.mailbox.v1.AddAccountRequest;
import io.culver.proto.mailbox.v1.AddAccountResponse;
import io.culver.proto.mailbox.v1.AdministrationGrpc;
import io.culver.proto.mailbox.v1.DeleteAccountRequest;
import io.culver.proto.mailbox.v1.DeleteAccountResponse;
import io.culver.proto.mailbox.v1.FindAccountRequest;
import io.culver.proto.mailbox.v1.FindAccountResponse;
import io.culver.proto.mailbox.v1.ListAccountsRequest;
import io.culver.proto.mailbox.v1.ListAccountsResponse;
import io.culver.proto.mailbox.v1.RestoreMailboxesRequest;
import io.culver.proto.mailbox.v1.RestoreMailboxesResponse;
import io.culver.proto.mailbox.v1.SetPasswordRequest;
import io.culver.proto.mailbox.v1.SetPasswordResponse;
import io.culver.proto.mailbox.v1.SetQuotaRequest;
import io.culver.proto.mailbox.v1.SetQuotaResponse;
import io.culver.proto.mailbox.v1.ShowHistoryRequest;
import io.culver.proto.mailbox.v1.ShowHistoryResponse;
import io.culver.proto.mailbox.v1.UndeleteMessagesRequest;
import io.culver.proto.mailbox.v1.UndeleteMessagesResponse;
import io.culver.proto.mailbox.v1.VerifyAccountRequest;
import io.culver.proto.mailbox.v1.VerifyAccountResponse;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code culver.mailbox.v1.Administration}. */
public final class AdministrationGrpcService extends AdministrationGrpc.AdministrationImplBase {
    private final Accounts accounts;
    private final VerifyAccount verify;
    private final PastMail pastMail;
    private final AccountHistory history;
    private final Streaming streaming;

    public AdministrationGrpcService(
            Accounts accounts,
            VerifyAccount verify,
            PastMail pastMail,
            AccountHistory history,
            Streaming streaming) {
        this.accounts = accounts;
        this.verify = verify;
        this.pastMail = pastMail;
        this.history = history;
        this.streaming = streaming;
    }

    @Override
    public void addAccount(AddAccountRequest request, StreamObserver<AddAccountResponse> response) {
        AccountId account =
                accounts.add(
                        NameCodec.loginName(request.getLogin()), secret(request.getPassword()));
        Unary.answer(
                response,
                AddAccountResponse.newBuilder().setAccountId(IdCodec.encode(account)).build());
    }

    @Override
    public void setPassword(
            SetPasswordRequest request, StreamObserver<SetPasswordResponse> response) {
        accounts.setPassword(
                NameCodec.loginName(request.getLogin()), secret(request.getPassword()));
        Unary.answer(response, SetPasswordResponse.getDefaultInstance());
    }

    @Override
    public void listAccounts(
            ListAccountsRequest request, StreamObserver<ListAccountsResponse> responses) {
        streaming.answer(
                responses,
                out ->
                        accounts.forEach((login, account) ->
                                out.accept(
                                        ListAccountsResponse.newBuilder()
                                                .setLogin(login.value())
                                                .setAccountId(IdCodec.encode(account))
                                                .build())));
    }

    @Override
    public void deleteAccount(
            DeleteAccountRequest request, StreamObserver<DeleteAccountResponse> response) {
        accounts.delete(NameCodec.loginName(request.getLogin()));
        Unary.answer(response, DeleteAccountResponse.getDefaultInstance());
    }

    @Override
    public void findAccount(
            FindAccountRequest request, StreamObserver<FindAccountResponse> response) {
        AccountId account = accounts.find(NameCodec.loginName(request.getLogin()));
        Unary.answer(
                response,
                FindAccountResponse.newBuilder().setAccountId(IdCodec.encode(account)).build());
    }

    @Override
    public void setQuota(SetQuotaRequest request, StreamObserver<SetQuotaResponse> response) {
        accounts.setQuota(
                NameCodec.loginName(request.getLogin()),
                QuotaCodec.decode(request.getSettingsList()));
        Unary.answer(response, SetQuotaResponse.getDefaultInstance());
    }

    @Override
    public void restoreMailboxes(
            RestoreMailboxesRequest request, StreamObserver<RestoreMailboxesResponse> response) {
        var restored =
                pastMail.restore(
                        accounts.find(NameCodec.loginName(request.getLogin())),
                        Instant.ofEpochMilli(request.getMilliseconds()),
                        mailbox(request.getMailbox()),
                        NameCodec.mailboxName(request.getInto()));
        var all = RestoreMailboxesResponse.newBuilder();
        for (PastMail.Restored it : restored) {
            all.addRestoredBuilder().setMailbox(it.mailbox().value()).setMessages(it.messages());
        }
        Unary.answer(response, all.build());
    }

    @Override
    public void undeleteMessages(
            UndeleteMessagesRequest request, StreamObserver<UndeleteMessagesResponse> response) {
        var which =
                new PastMail.Deleted(
                        mailbox(request.getMailbox()),
                        time(request.hasSince(), request.getSince()),
                        request.hasEmailId()
                                ? Optional.of(NumberCodec.emailId(request.getEmailId()))
                                : Optional.empty(),
                        Optional.of(request.getMessageId()).filter(it -> !it.isEmpty()));
        var restored =
                pastMail.undelete(
                        accounts.find(NameCodec.loginName(request.getLogin())),
                        which,
                        NameCodec.mailboxName(request.getInto()));
        Unary.answer(
                response,
                UndeleteMessagesResponse.newBuilder().setMessages(restored.messages()).build());
    }

    @Override
    public void showHistory(
            ShowHistoryRequest request, StreamObserver<ShowHistoryResponse> responses) {
        AccountId account = accounts.find(NameCodec.loginName(request.getLogin()));
        var span =
                new AccountHistory.Span(
                        mailbox(request.getMailbox()),
                        time(request.hasSince(), request.getSince()),
                        time(request.hasUntil(), request.getUntil()));
        streaming.answer(
                responses, out -> history.tell(account, span, line -> out.accept(encode(line))));
    }

    private static ShowHistoryResponse encode(AccountHistory.Line line) {
        return ShowHistoryResponse.newBuilder()
                .setMilliseconds(line.time().toEpochMilli())
                .setModSeq(line.seq().value())
                .setKind(line.kind())
                .setMailbox(line.mailbox())
                .setMessages(line.messages())
                .setDetail(line.detail())
                .build();
    }

    private static Optional<MailboxName> mailbox(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(NameCodec.mailboxName(name));
    }

    private static Optional<Instant> time(boolean isThere, long milliseconds) {
        return isThere ? Optional.of(Instant.ofEpochMilli(milliseconds)) : Optional.empty();
    }

    @Override
    public void verifyAccount(
            VerifyAccountRequest request, StreamObserver<VerifyAccountResponse> responses) {
        streaming.answer(
                responses,
                out ->
                        verify.verify(
                                accounts.find(NameCodec.loginName(request.getLogin())),
                                request.getContent(),
                                new Told(out)));
    }

    /** Tells the caller how a verification goes. */
    private record Told(Consumer<VerifyAccountResponse> out) implements VerifyAccount.Listener {
        @Override
        public void progress(long entries, long messages) {
            var message = VerifyAccountResponse.newBuilder();
            message.getProgressBuilder().setEntries(entries).setMessages(messages);
            out.accept(message.build());
        }

        @Override
        public void difference(String what) {
            out.accept(VerifyAccountResponse.newBuilder().setDifference(what).build());
        }
    }

    private static Secret secret(ByteString password) {
        return Secret.of(password.toByteArray());
    }
}
