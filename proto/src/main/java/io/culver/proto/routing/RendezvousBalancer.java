package io.culver.proto.routing;

import static io.grpc.ConnectivityState.CONNECTING;
import static io.grpc.ConnectivityState.IDLE;
import static io.grpc.ConnectivityState.READY;
import static io.grpc.ConnectivityState.SHUTDOWN;
import static io.grpc.ConnectivityState.TRANSIENT_FAILURE;

import io.grpc.ConnectivityState;
import io.grpc.ConnectivityStateInfo;
import io.grpc.EquivalentAddressGroup;
import io.grpc.LoadBalancer;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps a connection to each node, and routes each call to the first of the ready nodes by the
 * rendezvous hash of the call's key. All but the picker runs in the channel's synchronization
 * context.
 */
final class RendezvousBalancer extends LoadBalancer {
    private final Helper helper;
    private final Ring ring;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private Status lastFailure = Status.UNAVAILABLE.withDescription("no node is known yet");

    RendezvousBalancer(Helper helper) {
        this.helper = helper;
        this.ring =
                Objects.requireNonNullElseGet(
                        helper.getNameResolverArgs().getArg(Nodes.RING), () -> new Ring(Set.of()));
    }

    /** One node, and the state of the connection to it. */
    private static final class Node {
        private final String name;
        private final Subchannel subchannel;
        private ConnectivityState state = IDLE;

        Node(String name, Subchannel subchannel) {
            this.name = name;
            this.subchannel = subchannel;
        }
    }

    @Override
    public Status acceptResolvedAddresses(ResolvedAddresses resolved) {
        Map<String, EquivalentAddressGroup> found = new LinkedHashMap<>();
        resolved.getAddresses().forEach(address -> found.put(name(address), address));
        if (found.isEmpty()) {
            Status nobody = Status.UNAVAILABLE.withDescription("the target names no node");
            handleNameResolutionError(nobody);
            return nobody;
        }
        for (String gone : missing(nodes.keySet(), found.keySet())) {
            Objects.requireNonNull(nodes.remove(gone)).subchannel.shutdown();
        }
        found.forEach((name, address) -> {
            Node known = nodes.get(name);
            if (known == null) {
                add(name, address);
            } else {
                known.subchannel.updateAddresses(List.of(address));
            }
        });
        publish();
        return Status.OK;
    }

    /** What all processes call the node: the name that was listed, or else its address. */
    private static String name(EquivalentAddressGroup address) {
        String listed = address.getAttributes().get(ListedNodes.NAME);
        if (listed != null) {
            return listed;
        }
        return address.getAddresses().getFirst() instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
                : address.getAddresses().getFirst().toString();
    }

    private static Set<String> missing(Set<String> before, Set<String> now) {
        Set<String> missing = new HashSet<>(before);
        missing.removeAll(now);
        return missing;
    }

    private void add(String name, EquivalentAddressGroup address) {
        CreateSubchannelArgs args = CreateSubchannelArgs.newBuilder().setAddresses(address).build();
        Node node = new Node(name, helper.createSubchannel(args));
        nodes.put(name, node);
        node.subchannel.start(state -> changed(node, state));
        node.subchannel.requestConnection();
    }

    private void changed(Node node, ConnectivityStateInfo now) {
        if (now.getState() == SHUTDOWN || nodes.get(node.name) != node) {
            return;
        }
        if (now.getState() == TRANSIENT_FAILURE || now.getState() == IDLE) {
            helper.refreshNameResolution();
        }
        if (now.getState() == IDLE) {
            node.subchannel.requestConnection();
        }
        if (now.getState() == TRANSIENT_FAILURE) {
            lastFailure = now.getStatus();
        }
        // One that failed counts as failed until it is ready, however often it tries meanwhile.
        boolean onlyTries = now.getState() == CONNECTING || now.getState() == IDLE;
        if (node.state != TRANSIENT_FAILURE || !onlyTries) {
            node.state = now.getState();
            publish();
        }
    }

    private void publish() {
        List<Candidate> candidates =
                nodes.values().stream()
                        .map(it ->
                                new Candidate(
                                        it.name,
                                        Rendezvous.hash(it.name),
                                        it.subchannel,
                                        it.state == READY))
                        .toList();
        ConnectivityState state = overall(nodes.values());
        // First the picker: who hears of the ring makes calls at once.
        helper.updateBalancingState(state, new Picker(candidates, state, lastFailure, ring));
        ring.changed(
                candidates.stream()
                        .filter(Candidate::isReady)
                        .map(Candidate::name)
                        .collect(Collectors.toSet()));
    }

    private static ConnectivityState overall(Collection<Node> nodes) {
        if (nodes.stream().anyMatch(it -> it.state == READY)) {
            return READY;
        }
        return nodes.stream().allMatch(it -> it.state == TRANSIENT_FAILURE)
                ? TRANSIENT_FAILURE
                : CONNECTING;
    }

    @Override
    public void handleNameResolutionError(Status failure) {
        if (nodes.isEmpty()) { // else those that are known will do
            lastFailure = failure;
            publish();
        }
    }

    @Override
    public void requestConnection() {
        nodes.values().forEach(it -> it.subchannel.requestConnection());
    }

    @Override
    public void shutdown() {
        nodes.values().forEach(it -> it.subchannel.shutdown());
        nodes.clear();
        ring.changed(Set.of());
    }

    /** A node that a call may go to. */
    record Candidate(String name, long hash, Subchannel subchannel, boolean isReady) {}
}
