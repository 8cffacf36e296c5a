package io.culver.imap.grpc;

import com.google.protobuf.UnsafeByteOperations;
import io.culver.imap.limits.Limits;
import io.culver.imap.store.AppendResult;
import io.culver.imap.store.AppendSession;
import io.culver.model.DataSize;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.proto.FlagCodec;
import io.culver.proto.GrpcErrors;
import io.culver.proto.InternalDateCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.AppendResponse;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.proto.mailbox.v1.SettleAppendRequest;
import io.culver.proto.mailbox.v1.SettleAppendResponse;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Messages on their way to a mailbox service. The call's flow control makes the writer wait, so
 * that no message ever gathers on the heap. The first {@link Limits#UPLOAD_KEPT} octets are kept:
 * as long as there are no more, an upload whose node is lost begins anew at another one. Of a
 * larger one that is lost at its end, another node is asked what became of it.
 */
final class GrpcAppend implements AppendSession {

    private final Channel channel;
    private final Attempts attempts;
    private final List<AppendRequest> kept = new ArrayList<>();
    private long octets;
    private BlockingClientCall<AppendRequest, AppendResponse> call;
    private final AppendRequest.Start first;
    private AppendRequest.Start start;
    private boolean isCommitted;

    /**
     * @param start what the first message begins with
     */
    GrpcAppend(Channel channel, AppendRequest.Start start, Attempts attempts) {
        this.channel = channel;
        this.first = start;
        this.start = start;
        this.attempts = attempts;
        this.call = newCall();
    }

    private BlockingClientCall<AppendRequest, AppendResponse> newCall() {
        return MessagesGrpc.newBlockingV2Stub(channel)
                .withWaitForReady()
                .withDeadlineAfter(Limits.STREAM)
                .append();
    }

    @Override
    public void begin(Flags flags, Optional<InternalDate> date, DataSize size) {
        AppendRequest.Start.Builder message =
                start.toBuilder().setFlags(FlagCodec.encode(flags)).setOctets(size.octets());
        date.ifPresent(told -> message.setInternalDate(InternalDateCodec.encode(told)));
        send(AppendRequest.newBuilder().setStart(message).build());
        start = AppendRequest.Start.getDefaultInstance(); // the first one's holds for all
    }

    @Override
    public void write(byte[] octets) {
        send(
                AppendRequest.newBuilder()
                        .setOctets(UnsafeByteOperations.unsafeWrap(octets)) // nobody changes them
                        .build());
    }

    private void send(AppendRequest request) {
        octets += request.getOctets().size();
        if (isKept()) {
            kept.add(request);
        } else {
            kept.clear();
        }
        try {
            put(request);
        } catch (StatusException failure) {
            // Nothing shows before commit, so this is as good as not having asked.
            afterLoss(unchecked(failure));
            sendAgain();
        }
    }

    private boolean isKept() {
        return octets <= Limits.UPLOAD_KEPT;
    }

    private void afterLoss(StatusRuntimeException failure) {
        if (!isKept()) {
            throw GrpcErrors.fromRead(failure);
        }
        attempts.afterRead(failure);
    }

    private void sendAgain() {
        while (true) {
            call = newCall();
            try {
                for (AppendRequest request : kept) {
                    put(request);
                }
                return;
            } catch (StatusException failure) {
                afterLoss(unchecked(failure));
            }
        }
    }

    private void put(AppendRequest request) throws StatusException {
        try {
            if (!call.write(request, Limits.CALL.toNanos(), TimeUnit.NANOSECONDS)) {
                call.read(Limits.CALL.toNanos(), TimeUnit.NANOSECONDS); // throws the refusal
                throw unavailable();
            }
        } catch (TimeoutException slow) {
            throw unavailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    @Override
    public AppendResult commit() {
        isCommitted = true;
        attempts.begin(); // however long the client took to send it
        while (true) {
            try {
                return result();
            } catch (StatusException failure) {
                RuntimeException meaning = GrpcErrors.fromChange(unchecked(failure));
                if (!isKept()) {
                    return settled(meaning);
                }
                attempts.afterChange(meaning); // the id of the operation is the same
                sendAgainToCommit();
            }
        }
    }

    /** It cannot be sent again; whether it was done can be told if it may have been. */
    private AppendResult settled(RuntimeException meaning) {
        if (!Attempts.isUnknown(meaning)) {
            throw meaning;
        }
        attempts.afterChange(meaning);
        var request =
                SettleAppendRequest.newBuilder()
                        .setAccountId(first.getAccountId())
                        .setOpId(first.getOpId())
                        .build();
        while (true) {
            try {
                var stub = Calls.within(Limits.CALL, MessagesGrpc.newBlockingStub(channel));
                SettleAppendResponse settled = stub.settleAppend(request);
                if (settled.hasAppended()) {
                    return decode(settled.getAppended());
                }
                throw new MailException(MailError.UNAVAILABLE, "the message was not taken");
            } catch (StatusRuntimeException failure) {
                attempts.afterChange(failure);
            }
        }
    }

    /** What is refused now may have been granted before: then it is not known to be refused. */
    private void sendAgainToCommit() {
        try {
            sendAgain();
        } catch (MailException refusal) {
            throw attempts.mayBeDone() ? unknown() : refusal;
        }
    }

    private AppendResult result() throws StatusException {
        call.halfClose();
        try {
            AppendResponse response = call.read(Limits.CALL.toNanos(), TimeUnit.NANOSECONDS);
            if (response == null) {
                throw unknown();
            }
            return decode(response);
        } catch (TimeoutException slow) {
            throw unknown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unknown();
        }
    }

    private static AppendResult decode(AppendResponse response) {
        return new AppendResult(
                NumberCodec.mailboxId(response.getMailboxId()),
                NumberCodec.uidValidity(response.getUidValidity()),
                UidSetCodec.decode(response.getUids()),
                NumberCodec.modSeq(response.getModSeq()));
    }

    @Override
    public void close() {
        if (!isCommitted) {
            call.cancel("message was given up", null);
        }
    }

    private static StatusRuntimeException unchecked(StatusException failure) {
        return new StatusRuntimeException(failure.getStatus(), failure.getTrailers());
    }

    private static MailException unavailable() {
        return new MailException(MailError.UNAVAILABLE, "service does not take the message");
    }

    private static MailException unknown() {
        return new MailException(MailError.OUTCOME_UNKNOWN, "service does not answer");
    }
}
