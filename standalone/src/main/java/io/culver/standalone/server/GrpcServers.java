package io.culver.standalone.server;

import io.culver.standalone.config.ConfigurationException;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** gRPC servers and channels, inside the process and between processes. */
final class GrpcServers {
    /** One message: a page of rows or descriptions, or a piece of octets. */
    private static final int MESSAGE_OCTETS_MAX = 32 * 1024 * 1024;

    private static final int METADATA_OCTETS_MAX = 8 * 1024;
    private static final long DRAIN_SECONDS = 10;

    private GrpcServers() {}

    static Server inProcess(String name, List<ServerServiceDefinition> services, Executor threads) {
        var builder = InProcessServerBuilder.forName(name).executor(threads);
        services.forEach(builder::addService);
        return started(builder.build(), name);
    }

    static ManagedChannel inProcessChannel(String name) {
        return InProcessChannelBuilder.forName(name)
                .maxInboundMessageSize(MESSAGE_OCTETS_MAX)
                .build();
    }

    /** Listens at the address; port 0 takes any. */
    static Server network(
            InetSocketAddress address, List<ServerServiceDefinition> services, Executor threads) {
        var builder =
                NettyServerBuilder.forAddress(address)
                        .executor(threads)
                        .maxInboundMessageSize(MESSAGE_OCTETS_MAX)
                        .maxInboundMetadataSize(METADATA_OCTETS_MAX)
                        .permitKeepAliveTime(10, TimeUnit.SECONDS)
                        .permitKeepAliveWithoutCalls(true);
        services.forEach(builder::addService);
        return started(builder.build(), address.getHostString() + ":" + address.getPort());
    }

    /** Finds out within half a minute that the other side is gone, even where nothing is sent. */
    static ManagedChannel networkChannel(String target) {
        return NettyChannelBuilder.forTarget(target)
                .usePlaintext()
                .maxInboundMessageSize(MESSAGE_OCTETS_MAX)
                .keepAliveTime(20, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                .build();
    }

    /** Whether the other side answers; connects if need be, and waits until that is decided. */
    static boolean isConnected(ManagedChannel channel) {
        ConnectivityState state = channel.getState(true);
        while (state == ConnectivityState.IDLE || state == ConnectivityState.CONNECTING) {
            var changed = new CountDownLatch(1);
            channel.notifyWhenStateChanged(state, changed::countDown);
            try {
                changed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            state = channel.getState(true);
        }
        return state == ConnectivityState.READY;
    }

    private static Server started(Server server, String where) {
        try {
            return server.start();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "cannot listen on " + where + ": is the port in use?", e);
        }
    }

    /** Lets calls that are under way end, for a while. */
    static AutoCloseable closing(Server server) {
        return () -> {
            server.shutdown();
            if (!server.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        };
    }

    static AutoCloseable closing(ManagedChannel channel) {
        return () -> {
            channel.shutdown();
            if (!channel.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                channel.shutdownNow();
            }
        };
    }
}
