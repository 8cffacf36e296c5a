package io.culver.standalone.server;

import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Has a channel whose nodes are away try again every few seconds, and ask anew which nodes there
 * are. By itself gRPC waits longer after each failure, at last two minutes, in which it does not
 * notice that a node is back, and it asks for nodes only when one is lost, never when one came.
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
     *     same node do not come back all at once
     */
    static void keepTrying(ManagedChannel channel, Duration pause, RandomGenerator random) {
        new Reconnection(channel, pause, random).later();
    }

    private void tryAgain() {
        if (!channel.isShutdown()) {
            channel.resetConnectBackoff();
            later();
        }
    }

    private void later() {
        long nanos = pause.toNanos() - random.nextLong(pause.toNanos() / 2 + 1);
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(this::tryAgain);
    }
}
