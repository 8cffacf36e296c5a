package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value that several sessions write and read. It says that a read is impossible only if it is: if
 * no write of the read value can have come after the last write of another one.
 */
final class Register<V> {
    private record Write<V>(Event event, V value, boolean isMaybe) {}

    private final V initial;
    private final List<Write<V>> writes = new ArrayList<>();

    Register(V initial) {
        this.initial = initial;
    }

    /** A write begins. If it did not succeed, it may have happened, or may yet. */
    void write(Event event, V value) {
        if (event.mayHaveHappened()) {
            writes.add(new Write<>(event, value, !event.isOk()));
        }
    }

    /** The write that makes it impossible that the event has read this, if there is one. */
    Optional<Event> refutes(Event read, V value) {
        long latest = Long.MIN_VALUE;
        Event other = null;
        for (Write<V> write : writes) {
            boolean isBefore = !write.isMaybe() && write.event().ended() < read.begun();
            if (isBefore && !write.value().equals(value) && write.event().begun() > latest) {
                latest = write.event().begun();
                other = write.event();
            }
        }
        if (other == null) {
            return value.equals(initial) || isPossible(read, value, Long.MIN_VALUE)
                    ? Optional.empty()
                    : Optional.of(read);
        }
        return isPossible(read, value, latest) ? Optional.empty() : Optional.of(other);
    }

    private boolean isPossible(Event read, V value, long since) {
        for (Write<V> write : writes) {
            if (write.value().equals(value)
                    && write.event().begun() < read.ended()
                    && write.event().effectiveUntil() >= since) {
                return true;
            }
        }
        return false;
    }
}
