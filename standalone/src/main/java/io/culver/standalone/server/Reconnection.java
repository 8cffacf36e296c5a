package io.culver.standalone.server;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Has a channel whose server is away try again every few seconds. By itself gRPC waits longer after
 * each failure, at last two minutes, in which it does not notice that the server is back.
 */
final class Reconnection {
    private final ManagedChannel channel;
    private final Duration pause;
    private final RandomGenerator random;

    private Reconnection(ManagedChannel channel, Duration pause, RandomGenerator random) {
        this.channel = channel;
        this.pause = pause;
        this.random = random;
    }

    /**
     * Does so until the channel is shut down.
     *
     * @param pause between two tries at most, and half of it at least, so that those who lost the
     *     same server do not come back all at once
     */
    static void keepTrying(ManagedChannel channel, Duration pause, RandomGenerator random) {
        new Reconnection(channel, pause, random).watch();
    }

    private void watch() {
        ConnectivityState state = channel.getState(false);
        switch (state) {
            case TRANSIENT_FAILURE -> later(this::tryAgain); // that may not change before
            case CONNECTING, IDLE, READY -> channel.notifyWhenStateChanged(state, this::watch);
            case SHUTDOWN -> {}
        }
    }

    private void tryAgain() {
        channel.resetConnectBackoff();
        watch();
    }

    private void later(Runnable step) {
        long nanos = pause.toNanos() - random.nextLong(pause.toNanos() / 2 + 1);
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(step);
    }
}
