package io.culver.standalone.administration;

import com.google.protobuf.ByteString;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MessageRow;
import io.culver.model.OpId;
import io.culver.proto.FlagCodec;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.culver.proto.InternalDateCodec;
import io.culver.proto.MailboxCodec;
import io.culver.proto.MetaCodec;
import io.culver.proto.RowCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.AppendResponse;
import io.culver.proto.mailbox.v1.CreateRequest;
import io.culver.proto.mailbox.v1.DescribeRequest;
import io.culver.proto.mailbox.v1.FetchRequest;
import io.culver.proto.mailbox.v1.ListRequest;
import io.culver.proto.mailbox.v1.ListResponse;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.proto.mailbox.v1.OpenRequest;
import io.culver.proto.mailbox.v1.ReadRequest;
import io.culver.proto.model.v1.ModelProto;
import io.culver.standalone.mailfile.FoundMessage;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One account's mail, as import and export see it. */
final class AccountMail {
    private static final int PIECE = 256 * 1024;
    private static final int DESCRIBED_AT_ONCE = 500;

    private final AccountId account;
    private final RandomGenerator random;
    private final MailboxesGrpc.MailboxesBlockingStub mailboxes;
    private final MessagesGrpc.MessagesBlockingV2Stub messages;

    AccountMail(Channel channel, AccountId account, RandomGenerator random) {
        this.account = account;
        this.random = random;
        this.mailboxes = MailboxesGrpc.newBlockingStub(channel);
        this.messages = MessagesGrpc.newBlockingV2Stub(channel);
    }

    /** The names of all mailboxes, in their order. */
    List<MailboxName> mailboxes() {
        try {
            return mailboxes
                    .list(ListRequest.newBuilder().setAccountId(IdCodec.encode(account)).build())
                    .getMailboxesList()
                    .stream()
                    .filter(listed -> listed.getMailboxId() != 0)
                    .map(ListResponse.Listed::getName)
                    .map(MailboxName::new)
                    .toList();
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }

    /** Makes the mailbox if it is not there. */
    void ensure(MailboxName name) {
        var request =
                CreateRequest.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .setOpId(opId())
                        .setName(name.value())
                        .build();
        try {
            mailboxes.create(request);
        } catch (StatusRuntimeException e) {
            RuntimeException failure = GrpcErrors.fromChange(e);
            boolean isThere =
                    failure instanceof MailException refusal
                            && refusal.error() == MailError.ALREADY_EXISTS;
            if (!isThere) {
                throw failure;
            }
        }
    }

    MailboxSnapshot open(MailboxName name) {
        var request =
                OpenRequest.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .setName(name.value())
                        .build();
        try {
            return MailboxCodec.decode(mailboxes.open(request).getSnapshot());
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }

    /** The rows of a mailbox, by UID. */
    void rows(MailboxSnapshot mailbox, Consumer<List<MessageRow>> taker) {
        var request =
                FetchRequest.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .setMailboxId(mailbox.status().id().value())
                        .setUids(UidSetCodec.encode(mailbox.uids()))
                        .build();
        Calls.drain(
                messages.fetch(request),
                response -> taker.accept(RowCodec.decode(response.getRows())));
    }

    /** The SHA-256 of each content of a mailbox, in hexadecimal: one for each message. */
    void digests(MailboxSnapshot mailbox, Consumer<String> taker) {
        List<Long> ids = new ArrayList<>();
        rows(
                mailbox,
                rows -> {
                    for (MessageRow row : rows) {
                        ids.add(row.email().value());
                    }
                });
        for (int i = 0; i < ids.size(); i += DESCRIBED_AT_ONCE) {
            var request =
                    DescribeRequest.newBuilder()
                            .setAccountId(IdCodec.encode(account))
                            .addAllEmailIds(
                                    ids.subList(i, Math.min(i + DESCRIBED_AT_ONCE, ids.size())))
                            .build();
            Calls.drain(
                    messages.describe(request),
                    response ->
                            response.getDescriptionsList()
                                    .forEach(each ->
                                            taker.accept(
                                                    MetaCodec.decode(each.getMeta()).sha256())));
        }
    }

    /** A whole content. */
    byte[] content(EmailId email, long octets) {
        var request =
                ReadRequest.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .addStretches(
                                ReadRequest.Stretch.newBuilder()
                                        .setEmailId(email.value())
                                        .setSpan(ModelProto.Span.newBuilder().setLength(octets)));
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) octets);
        Calls.drain(
                messages.read(request.build()),
                response -> content.writeBytes(response.getOctets().toByteArray()));
        return content.toByteArray();
    }

    /** Appends messages to a mailbox: all or none. */
    void append(MailboxName mailbox, List<FoundMessage> batch) {
        BlockingClientCall<AppendRequest, AppendResponse> call = messages.append();
        try {
            ByteString opId = opId();
            for (FoundMessage message : batch) {
                write(call, start(mailbox, opId, message));
                byte[] octets = message.octets().toArray();
                for (int at = 0; at < octets.length; at += PIECE) {
                    int length = Math.min(PIECE, octets.length - at);
                    write(
                            call,
                            AppendRequest.newBuilder()
                                    .setOctets(ByteString.copyFrom(octets, at, length))
                                    .build());
                }
            }
            call.halfClose();
            if (call.read() == null) {
                throw new MailException(MailError.OUTCOME_UNKNOWN, "the server did not say");
            }
        } catch (StatusException e) {
            throw GrpcErrors.fromChange(Calls.runtime(e));
        } catch (InterruptedException e) {
            throw Calls.interrupted(call);
        }
    }

    /** A server that refuses ends the call before all is written: the reason is then read. */
    private static void write(
            BlockingClientCall<AppendRequest, AppendResponse> call, AppendRequest request)
            throws InterruptedException, StatusException {
        if (!call.write(request)) {
            call.read();
        }
    }

    private AppendRequest start(MailboxName mailbox, ByteString opId, FoundMessage message) {
        var start =
                AppendRequest.Start.newBuilder()
                        .setAccountId(IdCodec.encode(account))
                        .setOpId(opId)
                        .setMailbox(mailbox.value())
                        .setFlags(FlagCodec.encode(message.flags()))
                        .setOctets(message.octets().size());
        message.date().ifPresent(date -> start.setInternalDate(InternalDateCodec.encode(date)));
        return AppendRequest.newBuilder().setStart(start).build();
    }

    private ByteString opId() {
        return IdCodec.encode(new OpId(new UUID(random.nextLong(), random.nextLong())));
    }
}
