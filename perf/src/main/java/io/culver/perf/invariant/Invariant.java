package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.Optional;

/** One thing that must hold of a history. It is told of beginnings and ends in their order. */
interface Invariant {
    /** An event begins; its answer is known to it, but has not happened. */
    default void begun(Event event, Optional<Box> selected) {}

    default void ended(Observation observation) {}

    /** The history is over. */
    default void finished() {}
}
