package io.culver.mailbox.grpc;

import com.google.protobuf.ByteString;
import io.culver.mailbox.directory.Accounts;
import io.culver.mailbox.usecase.VerifyAccount;
import io.culver.model.AccountId;
import io.culver.model.Secret;
import io.culver.proto.IdCodec;
import io.culver.proto.NameCodec;
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
import io.culver.proto.mailbox.v1.SetPasswordRequest;
import io.culver.proto.mailbox.v1.SetPasswordResponse;
import io.culver.proto.mailbox.v1.SetQuotaRequest;
import io.culver.proto.mailbox.v1.SetQuotaResponse;
import io.culver.proto.mailbox.v1.VerifyAccountRequest;
import io.culver.proto.mailbox.v1.VerifyAccountResponse;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/** {@code culver.mailbox.v1.Administration}. */
public final class AdministrationGrpcService extends AdministrationGrpc.AdministrationImplBase {
    private final Accounts accounts;
    private final VerifyAccount verify;
    private final Streaming streaming;

    public AdministrationGrpcService(
            Accounts accounts, VerifyAccount verify, Streaming streaming) {
        this.accounts = accounts;
        this.verify = verify;
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
