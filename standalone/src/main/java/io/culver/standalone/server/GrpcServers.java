package io.culver.standalone.server;

import io.culver.standalone.config.ConfigurationException;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** gRPC servers and channels, inside the process and between processes. */
final class GrpcServers {
    /** One message: a page of rows or descriptions, or a piece of octets. */
    private static final int MESSAGE_OCTETS_MAX = 32 * 1024 * 1024;

    private static final int METADATA_OCTETS_MAX = 8 * 1024;
    private static final long DRAIN_SECONDS = 10;

    /** What gRPC takes for never: an idle channel would forget which nodes are ready. */
    private static final int NEVER_IDLE_DAYS = 30;

    /** How often an idle connection is tried; gRPC takes no less. */
    private static final int PING_SECONDS = 10;

    /**
     * A peer that has not acknowledged what was sent for so long is gone: the connection ends, and
     * calls go elsewhere.
     */
    private static final int SILENCE_SECONDS = 3;

    /** A front end that vanished is noticed within so long, and what it watched is forgotten. */
    private static final int CALLER_PING_SECONDS = 30;

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
                        .keepAliveTime(CALLER_PING_SECONDS, TimeUnit.SECONDS)
                        .keepAliveTimeout(PING_SECONDS, TimeUnit.SECONDS)
                        .permitKeepAliveTime(PING_SECONDS / 2, TimeUnit.SECONDS)
                        .permitKeepAliveWithoutCalls(true);
        services.forEach(builder::addService);
        return started(builder.build(), address.getHostString() + ":" + address.getPort());
    }

    /**
     * The way to a service's nodes. Finds out within seconds that one of them is gone, even one
     * that nobody calls, and even where no connection is refused or reset.
     *
     * @param target of gRPC's, such as {@code dns:///mailbox:7143}, or {@code host:port} of each
     *     node, comma-separated
     */
    static NettyChannelBuilder networkChannel(String target) {
        return NettyChannelBuilder.forTarget(target.contains(",") ? "listed:///" + target : target)
                .usePlaintext()
                .maxInboundMessageSize(MESSAGE_OCTETS_MAX)
                .withOption(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(TimeUnit.SECONDS.toMillis(SILENCE_SECONDS)))
                .idleTimeout(NEVER_IDLE_DAYS, TimeUnit.DAYS)
                .keepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(SILENCE_SECONDS, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true);
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
        return closing(server, () -> {});
    }

    /**
     * Likewise.
     *
     * @param leave ends those that would not end by themselves, once callers know that they are to
     *     call elsewhere
     */
    static AutoCloseable closing(Server server, Runnable leave) {
        return () -> {
            server.shutdown();
            leave.run();
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
