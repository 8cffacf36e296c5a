package io.culver.mailbox.grpc;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.usecase.AppendMessages;
import io.culver.mailbox.usecase.Upload;
import io.culver.model.AccountId;
import io.culver.model.InternalDate;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.OpId;
import io.culver.proto.FlagCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.InternalDateCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.AppendResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of Append. gRPC brings the next piece when the one before was taken, so a store that is
 * slow slows the caller, and nothing piles up between them.
 */
final class AppendStream implements StreamObserver<AppendRequest> {
    private final AppendMessages appendMessages;
    private final StreamObserver<AppendResponse> response;

    /** Null before the first message begins. */
    private @Nullable Upload upload;

    private boolean isOver;

    AppendStream(AppendMessages appendMessages, StreamObserver<AppendResponse> response) {
        this.appendMessages = appendMessages;
        this.response = response;
    }

    @Override
    public void onNext(AppendRequest request) {
        if (isOver) {
            return; // was under way when we refused
        }
        try {
            take(request);
        } catch (RuntimeException e) {
            giveUp();
            response.onError(e);
        }
    }

    private void take(AppendRequest request) {
        switch (request.getKindCase()) {
            case START -> start(request.getStart());
            case OCTETS -> {
                if (request.getOctets().size() > Limits.APPEND_PIECE_OCTETS) {
                    throw new MailException(MailError.INVALID, "A piece is larger than 256 KiB");
                }
                upload().write(request.getOctets().asReadOnlyByteBuffer());
            }
            case KIND_NOT_SET -> throw new MailException(MailError.INVALID, "An empty request");
        }
    }

    private void start(AppendRequest.Start start) {
        Upload current = upload;
        if (current == null) {
            current = begin(start);
            upload = current;
        }
        Optional<InternalDate> internalDate =
                start.hasInternalDate()
                        ? Optional.of(InternalDateCodec.decode(start.getInternalDate()))
                        : Optional.empty();
        current.start(
                NumberCodec.size(start.getOctets()),
                FlagCodec.decode(start.getFlags()),
                internalDate);
    }

    private Upload begin(AppendRequest.Start start) {
        AccountId account = IdCodec.accountId(start.getAccountId());
        OpId op = IdCodec.opId(start.getOpId());
        MailboxName mailbox = NameCodec.mailboxName(start.getMailbox());
        return start.hasReplaced()
                ? appendMessages.beginReplace(
                        account,
                        op,
                        NumberCodec.mailboxId(start.getReplaced().getMailboxId()),
                        NumberCodec.uid(start.getReplaced().getUid()),
                        mailbox)
                : appendMessages.begin(account, op, mailbox);
    }

    private Upload upload() {
        Upload current = upload;
        if (current == null) {
            throw new MailException(MailError.INVALID, "No message was begun");
        }
        return current;
    }

    /** The caller is gone. */
    @Override
    public void onError(Throwable failure) {
        giveUp();
    }

    @Override
    public void onCompleted() {
        if (isOver) {
            return;
        }
        try {
            Answer.Appended appended = upload().commit();
            isOver = true;
            Unary.answer(response, encode(appended));
        } catch (RuntimeException e) {
            giveUp();
            response.onError(e);
        }
    }

    private void giveUp() {
        isOver = true;
        Upload current = upload;
        if (current != null) {
            current.discard();
            upload = null;
        }
    }

    static AppendResponse encode(Answer.Appended appended) {
        return AppendResponse.newBuilder()
                .setUidValidity(NumberCodec.encode(appended.uidValidity()))
                .setUids(UidSetCodec.encode(appended.uids()))
                .setModSeq(appended.modSeq().value())
                .setMailboxId(appended.mailbox().value())
                .build();
    }
}
