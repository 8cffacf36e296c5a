package io.culver.proto.routing;

import io.culver.proto.routing.RendezvousBalancer.Candidate;
import io.grpc.ConnectivityState;
import io.grpc.LoadBalancer.PickResult;
import io.grpc.LoadBalancer.PickSubchannelArgs;
import io.grpc.LoadBalancer.SubchannelPicker;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Chooses a node for each call, among those of one moment. */
final class Picker extends SubchannelPicker {
    private final List<Candidate> nodes;
    private final List<Candidate> ready;
    private final ConnectivityState state;
    private final Status failure;
    private final Ring ring;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param state of all nodes together
     * @param failure that is told if none can be asked
     */
    Picker(List<Candidate> nodes, ConnectivityState state, Status failure, Ring ring) {
        this.nodes = nodes;
        this.ready = nodes.stream().filter(Candidate::isReady).toList();
        this.state = state;
        this.failure = failure;
        this.ring = ring;
    }

    @Override
    public PickResult pickSubchannel(PickSubchannelArgs args) {
        String node = args.getCallOptions().getOption(Nodes.NODE);
        if (node != null) {
            return at(node);
        }
        if (ready.isEmpty()) {
            return state == ConnectivityState.TRANSIENT_FAILURE
                    ? PickResult.withError(failure)
                    : PickResult.withNoResult();
        }
        String key = args.getCallOptions().getOption(Nodes.KEY);
        return PickResult.withSubchannel((key == null ? next() : first(key)).subchannel());
    }

    /** Whoever wants this node and no other does not wait until it is ready. */
    private PickResult at(String node) {
        return ready.stream()
                .filter(it -> it.name().equals(node))
                .findFirst()
                .map(it -> PickResult.withSubchannel(it.subchannel()))
                .orElseGet(() ->
                        PickResult.withDrop(
                                Status.UNAVAILABLE.withDescription("the node is not ready")));
    }

    private Candidate next() {
        return ready.get(Math.floorMod(turn.getAndIncrement(), ready.size()));
    }

    private Candidate first(String key) {
        long hash = Rendezvous.hash(key);
        Candidate chosen = ready.getFirst();
        boolean isDetour = false;
        for (Candidate it : nodes) {
            if (it.isReady() && isBefore(it, chosen, hash)) {
                chosen = it;
            }
        }
        for (Candidate it : nodes) {
            isDetour |= isBefore(it, chosen, hash);
        }
        ring.count(isDetour);
        return chosen;
    }

    private static boolean isBefore(Candidate one, Candidate other, long key) {
        int order =
                Long.compare(
                        Rendezvous.score(one.hash(), key), Rendezvous.score(other.hash(), key));
        return order > 0 || (order == 0 && one.name().compareTo(other.name()) > 0);
    }
}
