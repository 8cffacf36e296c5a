package io.culver.imap.grpc;

import io.culver.imap.limits.Limits;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.proto.GrpcErrors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * How often one thing has been asked for, and whether to ask again. When the node that was asked is
 * lost, the next attempt goes to the node that has its accounts now.
 */
final class Attempts {

    private final Runnable onRetry;
    private long since = System.nanoTime();
    private int made = 1;
    private boolean mayBeDone;

    /**
     * @param onRetry is told of each attempt but the first
     */
    Attempts(Runnable onRetry) {
        this.onRetry = onRetry;
    }

    /** Something came of the last attempt: as if it were the first one. */
    void begin() {
        made = 1;
        since = System.nanoTime();
    }

    /**
     * After a failure of what changes nothing: returns if it is to be tried again, and otherwise
     * throws what the failure means.
     */
    void afterRead(StatusRuntimeException failure) {
        RuntimeException meaning = GrpcErrors.fromRead(failure);
        if (!isNodeLost(failure) || !again()) {
            throw meaning;
        }
    }

    /** Likewise, after a failure of what changes something. */
    void afterChange(StatusRuntimeException failure) {
        afterChange(GrpcErrors.fromChange(failure));
    }

    /** Likewise, after a failure that means this. */
    void afterChange(RuntimeException meaning) {
        boolean isUnknown = isUnknown(meaning);
        mayBeDone |= isUnknown;
        boolean isOpen = isUnknown || is(MailError.UNAVAILABLE, meaning);
        if (!isOpen || !again()) {
            throw mayBeDone ? unknown() : meaning;
        }
    }

    /** Whether this says that nobody knows what became of it. */
    static boolean isUnknown(RuntimeException meaning) {
        return is(MailError.OUTCOME_UNKNOWN, meaning);
    }

    static MailException unknown() {
        return new MailException(MailError.OUTCOME_UNKNOWN, "no answer in time");
    }

    /** Whether an attempt may have been carried out although its caller did not hear of it. */
    boolean mayBeDone() {
        return mayBeDone;
    }

    /** The connection broke, or the node stops; not that it took too long or refused. */
    private static boolean isNodeLost(StatusRuntimeException failure) {
        return failure.getStatus().getCode() == Status.Code.UNAVAILABLE;
    }

    private boolean again() {
        boolean isLate = System.nanoTime() - since > Limits.ATTEMPTS_TIME.toNanos();
        if (isLate || made == Limits.ATTEMPTS) {
            return false;
        }
        made++;
        onRetry.run();
        return true;
    }

    private static boolean is(MailError error, RuntimeException failure) {
        return failure instanceof MailException refusal && refusal.error() == error;
    }
}
