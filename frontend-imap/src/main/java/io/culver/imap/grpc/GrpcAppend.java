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
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Messages on their way to a mailbox service. The call's flow control makes the writer wait, so
 * that no message ever gathers on the heap.
 */
final class GrpcAppend implements AppendSession {

    private final BlockingClientCall<AppendRequest, AppendResponse> call;
    private AppendRequest.Start start;
    private boolean isCommitted;

    /**
     * @param start what the first message begins with
     */
    GrpcAppend(Channel channel, AppendRequest.Start start) {
        this.call =
                MessagesGrpc.newBlockingV2Stub(channel)
                        .withWaitForReady()
                        .withDeadlineAfter(Limits.STREAM)
                        .append();
        this.start = start;
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
        try {
            if (!call.write(request, Limits.CALL.toNanos(), TimeUnit.NANOSECONDS)) {
                call.read(Limits.CALL.toNanos(), TimeUnit.NANOSECONDS); // throws the refusal
                throw unavailable();
            }
        } catch (StatusException failure) {
            // Nothing shows before commit, so this is as good as not having asked.
            throw GrpcErrors.fromRead(unchecked(failure));
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
        call.halfClose();
        try {
            AppendResponse response = call.read(Limits.CALL.toNanos(), TimeUnit.NANOSECONDS);
            if (response == null) {
                throw unknown();
            }
            return new AppendResult(
                    NumberCodec.mailboxId(response.getMailboxId()),
                    NumberCodec.uidValidity(response.getUidValidity()),
                    UidSetCodec.decode(response.getUids()),
                    NumberCodec.modSeq(response.getModSeq()));
        } catch (StatusException failure) {
            throw GrpcErrors.fromChange(unchecked(failure));
        } catch (TimeoutException slow) {
            throw unknown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unknown();
        }
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
