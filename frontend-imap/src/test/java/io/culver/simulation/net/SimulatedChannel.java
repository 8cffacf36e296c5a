package io.culver.simulation.net;

import io.culver.simulation.time.Site;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import java.util.List;

/** The way of one front end to the nodes. */
public final class SimulatedChannel extends Channel {
    private final Network network;
    private final Site from;
    private final List<Link> links;

    /**
     * @param links to the places where nodes are
     */
    public SimulatedChannel(Network network, Site from, List<Link> links) {
        this.network = network;
        this.from = from;
        this.links = List.copyOf(links);
    }

    @Override
    public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
        return new SimulatedCall<>(network, from, links, method, options);
    }

    @Override
    public String authority() {
        return "simulation";
    }
}
