package io.culver.standalone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** A channel whose server is away finds it soon after it is back. */
class ReconnectionTest {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TRIES = 10;

    /** By itself, gRPC would wait longer for the last of so many tries. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void triesAgainAndAgainAndNotAtOnce() throws IOException, InterruptedException {
        ManagedChannel channel;
        int port;
        try (var away = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = away.getLocalPort();
            channel = connect(port);
            away.setSoTimeout((int) PATIENCE.toMillis());
            long begin = System.nanoTime();
            assertEquals(TRIES, refuse(away, TRIES));
            long least = (TRIES - 1) * PAUSE.toNanos() / 2;
            assertTrue(System.nanoTime() - begin >= least, "in a hot loop");
        }
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Server back = GrpcServers.network(address, List.of(), threads);
            awaitReady(channel);
            channel.shutdownNow();
            back.shutdownNow().awaitTermination();
        }
    }

    private static ManagedChannel connect(int port) {
        ManagedChannel channel = GrpcServers.networkChannel("127.0.0.1:" + port).build();
        Reconnection.keepTrying(
                channel, PAUSE, RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_123));
        var _ = channel.getState(true);
        return channel;
    }

    /** Takes connections and ends each at once. */
    private static int refuse(ServerSocket away, int tries) throws IOException {
        for (int i = 0; i < tries; i++) {
            try {
                away.accept().close();
            } catch (SocketTimeoutException _) {
                return i;
            }
        }
        return tries;
    }

    private static void awaitReady(ManagedChannel channel) throws InterruptedException {
        ConnectivityState state = channel.getState(true);
        while (state != ConnectivityState.READY) {
            var changed = new CountDownLatch(1);
            channel.notifyWhenStateChanged(state, changed::countDown);
            assertTrue(changed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "never noticed");
            state = channel.getState(true);
        }
    }
}
