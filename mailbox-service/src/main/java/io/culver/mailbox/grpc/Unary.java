package io.culver.mailbox.grpc;

import io.grpc.stub.StreamObserver;

/** Ends calls that have one answer; a failure is thrown, for the error interceptor to map. */
final class Unary {
    private Unary() {}

    static <R> void answer(StreamObserver<R> observer, R response) {
        observer.onNext(response);
        observer.onCompleted();
    }
}
