package io.culver.imap.grpc;

import com.google.protobuf.ByteString;
import io.culver.imap.limits.Limits;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.OpId;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes calls with a deadline, and turns their failures into refusals. */
final class Calls {

    private final Supplier<OpId> opIds;

    Calls(Supplier<OpId> opIds) {
        this.opIds = opIds;
    }

    OpId nextOpId() {
        return opIds.get();
    }

    /** A call that must answer within {@link Limits#CALL}. */
    static <S extends AbstractBlockingStub<S>> S within(Duration time, S stub) {
        return stub.withWaitForReady().withDeadlineAfter(time);
    }

    /** A call that changes nothing. */
    <T> T read(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException failure) {
            throw GrpcErrors.fromRead(failure);
        }
    }

    /** A call that changes nothing and answers in many pieces; cancelled if the reader fails. */
    <T> void stream(Supplier<Iterator<T>> call, Consumer<T> piece) {
        try (Context.CancellableContext context = Context.current().withCancellation()) {
            Iterator<T> pieces = begin(context, call);
            while (read(pieces::hasNext)) {
                piece.accept(pieces.next());
            }
        }
    }

    private static <T> T begin(Context context, Supplier<T> call) {
        Context before = context.attach();
        try {
            return call.get();
        } finally {
            context.detach(before);
        }
    }

    /** As {@link #change(Function, Predicate)}, for a call that changes something or is refused. */
    <T> T change(Function<ByteString, T> call) {
        return change(call, answer -> true);
    }

    /**
     * A call that changes something: asked again with the same id while its outcome is unknown. In
     * the end it was carried out once, or not at all, or OUTCOME_UNKNOWN says that nobody knows. A
     * call that got lost may yet arrive: after one, a refusal or an answer without effect is true
     * only for now.
     *
     * @param hasEffect whether the answer tells of a change, which is made at most once
     */
    <T> T change(Function<ByteString, T> call, Predicate<T> hasEffect) {
        ByteString opId = IdCodec.encode(nextOpId());
        boolean mayBeDone = false;
        for (int attempt = 1; ; attempt++) {
            try {
                T answer = call.apply(opId);
                if (mayBeDone && !hasEffect.test(answer)) {
                    throw unknown();
                }
                return answer;
            } catch (StatusRuntimeException failure) {
                RuntimeException meaning = GrpcErrors.fromChange(failure);
                boolean isUnknown = is(MailError.OUTCOME_UNKNOWN, meaning);
                mayBeDone |= isUnknown;
                boolean isOpen = isUnknown || is(MailError.UNAVAILABLE, meaning);
                if (!isOpen || attempt == Limits.CHANGE_ATTEMPTS) {
                    throw mayBeDone ? unknown() : meaning;
                }
            }
        }
    }

    private static MailException unknown() {
        return new MailException(MailError.OUTCOME_UNKNOWN, "no answer in time");
    }

    private static boolean is(MailError error, RuntimeException failure) {
        return failure instanceof MailException refusal && refusal.error() == error;
    }
}
