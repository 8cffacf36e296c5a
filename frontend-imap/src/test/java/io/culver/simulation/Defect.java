package io.culver.simulation;

import io.culver.mailbox.store.Store;
import io.culver.simulation.time.Scheduler;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Something wrong on purpose: without being found, it would show that a simulation proves nothing.
 *
 * @param store what it makes of the store as the nodes see it
 * @param request what it makes of a request that a front end sends
 * @param response what it makes of a response that a front end gets
 */
record Defect(
        String name,
        BiFunction<Scheduler, Store, Store> store,
        BiFunction<Scheduler, Object, Object> request,
        BiFunction<Scheduler, Object, Object> response) {

    /** Everything as it is. */
    static final Defect NONE = new Defect("none", (_, it) -> it, (_, it) -> it, (_, it) -> it);

    static Defect ofStore(String name, BiFunction<Scheduler, Store, Store> store) {
        return new Defect(name, store, NONE.request, NONE.response);
    }

    static <Q> Defect ofRequest(String name, Class<Q> type, UnaryOperator<Q> change) {
        return new Defect(
                name,
                NONE.store,
                (_, it) -> type.isInstance(it) ? change.apply(type.cast(it)) : it,
                NONE.response);
    }

    /** Sometimes only. */
    static <R> Defect ofResponse(String name, Class<R> type, UnaryOperator<R> change) {
        return new Defect(
                name,
                NONE.store,
                NONE.request,
                (scheduler, it) ->
                        type.isInstance(it) && scheduler.happens(0.3)
                                ? change.apply(type.cast(it))
                                : it);
    }

    @Override
    public String toString() {
        return name;
    }
}
