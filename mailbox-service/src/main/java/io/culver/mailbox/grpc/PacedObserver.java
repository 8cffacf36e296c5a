package io.culver.mailbox.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answering side of a stream, for a handler that blocks: it sends no faster than the caller
 * takes. To be made before the service's method returns, and used on another thread than the
 * call's, which tells of readiness and cancellation.
 */
final class PacedObserver<R> {
    private final ServerCallStreamObserver<R> call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    PacedObserver(StreamObserver<R> observer) {
        call = (ServerCallStreamObserver<R>) observer;
        call.setOnReadyHandler(this::wakeUp);
        call.setOnCancelHandler(this::wakeUp);
    }

    private void wakeUp() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends, once the caller has taken most of what was sent before.
     *
     * @throws StatusRuntimeException {@code CANCELLED} if the caller is gone
     */
    void send(R response) {
        awaitReady();
        call.onNext(response);
    }

    private void awaitReady() {
        lock.lock();
        try {
            while (!call.isReady()) {
                if (call.isCancelled()) {
                    throw gone();
                }
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw gone();
        } finally {
            lock.unlock();
        }
    }

    private static StatusRuntimeException gone() {
        return Status.CANCELLED.asRuntimeException();
    }

    void complete() {
        call.onCompleted();
    }

    void fail(RuntimeException failure) {
        call.onError(failure);
    }
}
