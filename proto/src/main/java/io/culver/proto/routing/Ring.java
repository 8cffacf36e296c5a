package io.culver.proto.routing;

import io.culver.model.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** The nodes of a service that are ready, as one process sees them now. */
public final class Ring {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder calls = new LongAdder();
    private final LongAdder detours = new LongAdder();
    private volatile Set<String> ready;

    Ring(Set<String> ready) {
        this.ready = Set.copyOf(ready);
    }

    /** Those that take calls. */
    public Set<String> ready() {
        return ready;
    }

    /** The node that an account belongs to; empty if none is ready. */
    public Optional<String> nodeOf(AccountId account) {
        return Rendezvous.first(ready, Nodes.key(account));
    }

    /**
     * Has a listener told each time that other nodes are ready than before. It must return at once:
     * no call is routed meanwhile.
     */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    void changed(Set<String> nowReady) {
        Set<String> before = ready;
        if (!before.equals(nowReady)) {
            ready = Set.copyOf(nowReady);
            listeners.forEach(Runnable::run);
        }
    }

    void count(boolean isDetour) {
        calls.increment();
        if (isDetour) {
            detours.increment();
        }
    }

    /** Calls of an account so far. */
    public long calls() {
        return calls.sum();
    }

    /** Those of them that went to another node because the account's own was not ready. */
    public long detours() {
        return detours.sum();
    }
}
