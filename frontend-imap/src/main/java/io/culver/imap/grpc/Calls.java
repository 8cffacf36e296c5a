package io.culver.imap.grpc;

import com.google.protobuf.ByteString;
import io.culver.model.OpId;
import io.culver.proto.IdCodec;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes calls with a deadline, again where a node was lost meanwhile, and turns their failures into
 * refusals.
 */
final class Calls {

    private final Supplier<OpId> opIds;
    private final Counter retries;

    Calls(Supplier<OpId> opIds, MeterRegistry meters) {
        this.opIds = opIds;
        this.retries = meters.counter("imap.call.retries");
    }

    OpId nextOpId() {
        return opIds.get();
    }

    Attempts attempts() {
        return new Attempts(retries::increment);
    }

    /** A call that must answer within that time. */
    static <S extends AbstractBlockingStub<S>> S within(Duration time, S stub) {
        return stub.withWaitForReady().withDeadlineAfter(time);
    }

    /** A call that changes nothing. */
    <T> T read(Supplier<T> call) {
        Attempts attempts = attempts();
        while (true) {
            try {
                return call.get();
            } catch (StatusRuntimeException failure) {
                attempts.afterRead(failure);
            }
        }
    }

    /**
     * A call that changes nothing and answers in many pieces; cancelled if the reader fails.
     *
     * @param call asks for what no piece has told yet: it is asked again where a node was lost
     */
    <T> void stream(Supplier<Iterator<T>> call, Consumer<T> piece) {
        Attempts attempts = attempts();
        while (true) {
            try (Context.CancellableContext context = Context.current().withCancellation()) {
                Iterator<T> pieces = begin(context, call);
                while (pieces.hasNext()) {
                    piece.accept(pieces.next());
                    attempts.begin();
                }
                return;
            } catch (StatusRuntimeException failure) {
                attempts.afterRead(failure);
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
        Attempts attempts = attempts();
        while (true) {
            try {
                T answer = call.apply(opId);
                if (attempts.mayBeDone() && !hasEffect.test(answer)) {
                    throw Attempts.unknown();
                }
                return answer;
            } catch (StatusRuntimeException failure) {
                attempts.afterChange(failure);
            }
        }
    }
}
