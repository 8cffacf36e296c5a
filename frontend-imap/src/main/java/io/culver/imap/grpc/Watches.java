package io.culver.imap.grpc;

import io.culver.imap.limits.Limits;
import io.culver.imap.store.Subscription;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.proto.routing.Nodes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All subscriptions of this front end: one an account however many sessions have it, each at the
 * account's node. When a stream breaks, a node leaves or other nodes are ready than before, each
 * account goes on from the last change that was told: that costs time, never a change.
 */
final class Watches implements AutoCloseable, WatchStream.Listener {

    private static final Logger log = LoggerFactory.getLogger(Watches.class);

    private final Nodes nodes;
    private final ScheduledExecutorService timer;
    private final Map<AccountId, Watched> accounts = new HashMap<>();

    /** By the node that each leads to. */
    private final Map<String, WatchStream> streams = new HashMap<>();

    private final Counter breaks;
    private Duration pause = Limits.WATCH_PAUSE_MIN;
    private boolean isClosed;

    /** Null but in the pause after a stream broke. */
    private @Nullable Future<?> nextPlacing;

    /** An account that somebody watches, and the last of its changes that is known. */
    private static final class Watched {
        private final List<Consumer<ModSeq>> listeners = new CopyOnWriteArrayList<>();
        private ModSeq seen;

        /** Where it is subscribed to: null while that is nowhere. */
        private @Nullable WatchStream stream;

        private Watched(ModSeq since) {
            this.seen = since;
        }
    }

    Watches(Nodes nodes, ScheduledExecutorService timer, MeterRegistry meters) {
        this.nodes = nodes;
        this.timer = timer;
        this.breaks = meters.counter("imap.watch.breaks");
        Gauge.builder("imap.watch.subscriptions", this, Watches::size).register(meters);
        nodes.ring().listen(this::placeSoon);
    }

    synchronized Subscription subscribe(
            AccountId account, ModSeq since, Consumer<ModSeq> listener) {
        Watched watched = accounts.get(account);
        if (watched == null) {
            watched = new Watched(since);
            accounts.put(account, watched);
            place(account, watched);
        } else if (watched.seen.isAfter(since)) {
            listener.accept(watched.seen);
        }
        watched.listeners.add(listener);
        return () -> unsubscribe(account, listener);
    }

    private synchronized void unsubscribe(AccountId account, Consumer<ModSeq> listener) {
        Watched watched = accounts.get(account);
        if (watched != null && watched.listeners.remove(listener) && watched.listeners.isEmpty()) {
            accounts.remove(account);
            if (watched.stream != null) {
                watched.stream.unsubscribe(account);
            }
        }
    }

    private synchronized int size() {
        return accounts.size();
    }

    /** Subscribes where the account belongs now, unless it is subscribed to there. */
    private void place(AccountId account, Watched watched) {
        Optional<String> node = nodes.ring().nodeOf(account);
        if (node.isEmpty() || isClosed) {
            return;
        }
        WatchStream before = watched.stream;
        WatchStream now = streams.get(node.get());
        if (now == null) {
            now = new WatchStream(nodes.at(node.get()), this);
            streams.put(node.get(), now);
        }
        if (before != now) {
            watched.stream = now;
            now.subscribe(account, watched.seen);
            if (before != null) {
                before.unsubscribe(account); // only now, so that it is never nowhere
            }
        }
    }

    private synchronized void placeAll() {
        nextPlacing = null;
        accounts.forEach(this::place);
        endUnused();
    }

    /** Those of nodes that are ready stay: an account of theirs will be selected again. */
    private void endUnused() {
        for (String node : List.copyOf(streams.keySet())) {
            WatchStream stream = streams.get(node);
            boolean isUsed = accounts.values().stream().anyMatch(it -> it.stream == stream);
            if (stream != null && !isUsed && !nodes.ring().ready().contains(node)) {
                streams.remove(node);
                stream.end();
            }
        }
    }

    private void placeSoon() {
        try {
            timer.execute(this::placeAll);
        } catch (RejectedExecutionException _) {
            // We are shutting down, and nobody is to be told of anything.
        }
    }

    @Override
    public synchronized void changed(AccountId account, ModSeq upTo) {
        pause = Limits.WATCH_PAUSE_MIN;
        Watched watched = accounts.get(account);
        if (watched != null && upTo.isAfter(watched.seen)) {
            watched.seen = upTo;
            watched.listeners.forEach(listener -> listener.accept(upTo));
        }
    }

    @Override
    public synchronized void ended(WatchStream stream, boolean isAtOnce) {
        boolean wasOpen = streams.values().remove(stream);
        if (isClosed || !wasOpen) {
            return;
        }
        for (Watched watched : accounts.values()) {
            if (watched.stream == stream) {
                watched.stream = null;
            }
        }
        if (isAtOnce) {
            placeSoon();
        } else if (nextPlacing == null) {
            log.atWarn().log("stream of changes ended; it will begin anew");
            breaks.increment();
            nextPlacing = timer.schedule(this::placeAll, pause.toMillis(), TimeUnit.MILLISECONDS);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(Limits.WATCH_PAUSE_MAX) < 0 ? longer : Limits.WATCH_PAUSE_MAX;
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        accounts.clear();
        if (nextPlacing != null) {
            nextPlacing.cancel(false);
        }
        new ArrayList<>(streams.values()).forEach(WatchStream::end);
        streams.clear();
    }
}
