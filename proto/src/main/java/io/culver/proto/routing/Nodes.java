package io.culver.proto.routing;

import io.culver.model.AccountId;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.NameResolver;
import java.util.Set;

/** The nodes of one service, and the way to each of them. */
public final class Nodes {
    /** What a call is routed by: calls with the same key go to the same node. */
    static final CallOptions.Key<String> KEY = CallOptions.Key.create("culver-route-key");

    /** The one node that a call may go to. */
    static final CallOptions.Key<String> NODE = CallOptions.Key.create("culver-route-node");

    /** Where the balancer of a channel tells which nodes are ready. */
    static final NameResolver.Args.Key<Ring> RING = NameResolver.Args.Key.create("culver-ring");

    private final Channel channel;
    private final Ring ring;

    private Nodes(Channel channel, Ring ring) {
        this.channel = channel;
        this.ring = ring;
    }

    /** A service of one node, which this channel leads to. */
    public static Nodes one(Channel channel) {
        return new Nodes(channel, new Ring(Set.of("the only one")));
    }

    /** The ring for a channel that is to be built: give it to {@link #of} with that channel. */
    public static Ring ring(ManagedChannelBuilder<?> builder) {
        Ring ring = new Ring(Set.of());
        builder.defaultLoadBalancingPolicy(RendezvousProvider.POLICY)
                .setNameResolverArg(RING, ring);
        return ring;
    }

    /**
     * All nodes that a channel's target names.
     *
     * @param ring that the channel was built with
     */
    public static Nodes of(Channel channel, Ring ring) {
        return new Nodes(channel, ring);
    }

    /** Any node, in turn: for calls that belong to no account. */
    public Channel any() {
        return channel;
    }

    /** The account's node, for all calls of the account. */
    public Channel of(AccountId account) {
        return by(key(account));
    }

    /** The same node for the same key: for calls whose account is not known yet. */
    public Channel by(String key) {
        return with(KEY, key);
    }

    /** This node; a call fails at once if it is not ready. */
    public Channel at(String node) {
        return with(NODE, node);
    }

    public Ring ring() {
        return ring;
    }

    static String key(AccountId account) {
        return account.value().toString();
    }

    private Channel with(CallOptions.Key<String> option, String value) {
        return ClientInterceptors.intercept(channel, new Routing(option, value));
    }

    /** Puts into each call what it is routed by. */
    private record Routing(CallOptions.Key<String> option, String value)
            implements io.grpc.ClientInterceptor {
        @Override
        public <Q, R> ClientCall<Q, R> interceptCall(
                MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
            return next.newCall(method, options.withOption(option, value));
        }
    }
}
