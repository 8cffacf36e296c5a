package io.culver.proto.routing;

import io.culver.model.AccountId;
import io.culver.proto.IdCodec;
import io.culver.proto.search.v1.AdvanceRequest;
import io.culver.proto.search.v1.AdvanceResponse;
import io.culver.proto.search.v1.SearchGrpc;
import io.grpc.Channel;
import io.grpc.EquivalentAddressGroup;
import io.grpc.ManagedChannel;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.Server;
import io.grpc.StatusOr;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.inprocess.InProcessSocketAddress;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Servers of this process, each of which remembers what it was asked, and channels to them. */
final class TestNodes implements AutoCloseable {
    private final String scheme = "test-" + UUID.randomUUID();
    private final Provider provider = new Provider();
    private final Map<String, Server> servers = new ConcurrentHashMap<>();
    private final Map<AccountId, String> asked = new ConcurrentHashMap<>();
    private final List<ManagedChannel> channels = new ArrayList<>();

    TestNodes() {
        NameResolverRegistry.getDefaultRegistry().register(provider);
    }

    void start(String name) throws IOException {
        var service =
                new SearchGrpc.SearchImplBase() {
                    @Override
                    public void advance(
                            AdvanceRequest request, StreamObserver<AdvanceResponse> response) {
                        asked.put(IdCodec.accountId(request.getAccountId()), name);
                        response.onNext(AdvanceResponse.getDefaultInstance());
                        response.onCompleted();
                    }
                };
        servers.put(name, InProcessServerBuilder.forName(name).addService(service).build().start());
    }

    void stop(String name) throws InterruptedException {
        Objects.requireNonNull(servers.remove(name)).shutdownNow().awaitTermination();
    }

    /** A way to these nodes of its own. */
    Nodes to(String... names) {
        InProcessChannelBuilder builder =
                InProcessChannelBuilder.forTarget(scheme + ":///" + String.join(",", names));
        Ring ring = Nodes.ring(builder);
        ManagedChannel channel = builder.build();
        channels.add(channel);
        var _ = channel.getState(true);
        return Nodes.of(channel, ring);
    }

    /** Asks for something of an account, and tells the node that answered. */
    String ask(Nodes nodes, AccountId account) {
        ask(nodes.of(account), account);
        return asked.getOrDefault(account, "nobody");
    }

    void ask(Channel way, AccountId account) {
        var _ =
                SearchGrpc.newBlockingStub(way)
                        .withWaitForReady()
                        .withDeadlineAfter(10, TimeUnit.SECONDS)
                        .advance(
                                AdvanceRequest.newBuilder()
                                        .setAccountId(IdCodec.encode(account))
                                        .build());
    }

    String askedLast(AccountId account) {
        return asked.getOrDefault(account, "nobody");
    }

    /** For all channels: tries nodes that are away at once. */
    void tryAgain() {
        channels.forEach(ManagedChannel::resetConnectBackoff);
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        servers.values().forEach(Server::shutdownNow);
        NameResolverRegistry.getDefaultRegistry().deregister(provider);
    }

    /** Reads the names of servers in this process off the target. */
    private final class Provider extends NameResolverProvider {
        @Override
        protected boolean isAvailable() {
            return true;
        }

        @Override
        protected int priority() {
            return 1;
        }

        @Override
        public String getDefaultScheme() {
            return scheme;
        }

        @Override
        public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
            return List.of(InProcessSocketAddress.class);
        }

        @Override
        public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args args) {
            if (!scheme.equals(target.getScheme())) {
                return null;
            }
            List<EquivalentAddressGroup> addresses =
                    Arrays.stream(target.getPath().substring(1).split(",", -1))
                            .map(InProcessSocketAddress::new)
                            .map(EquivalentAddressGroup::new)
                            .toList();
            return new NameResolver() {
                @Override
                public String getServiceAuthority() {
                    return "localhost";
                }

                @Override
                public void start(Listener2 listener) {
                    listener.onResult(
                            ResolutionResult.newBuilder()
                                    .setAddressesOrError(StatusOr.fromValue(addresses))
                                    .build());
                }

                @Override
                public void shutdown() {}
            };
        }
    }
}
