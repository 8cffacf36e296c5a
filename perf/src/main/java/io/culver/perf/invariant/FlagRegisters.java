package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * I7: each flag of each message is a register: what a listing shows is what the last STOREs before
 * it left, or one at the same time. So changes of different flags that meet all survive.
 */
final class FlagRegisters implements Invariant {
    private static final String RECENT = "\\Recent";

    /** What was done to one message. */
    private static final class Message {
        private final Optional<Event> accepted;
        private final List<Event> stores = new ArrayList<>();

        Message(Optional<Event> accepted) {
            this.accepted = accepted;
        }
    }

    private final Map<Place, Message> messages = new HashMap<>();
    private final Map<String, Set<String>> flagsOf = new HashMap<>();
    private final Verdict verdict;

    FlagRegisters(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        if (event.verb() == Verb.APPEND) {
            Accepted.of(event)
                    .ifPresent(accepted -> accepted.places().forEach(place -> add(place, event)));
        } else if (event.verb() == Verb.STORE && event.mayHaveHappened()) {
            flagsOf.computeIfAbsent(event.user(), _ -> new HashSet<>())
                    .addAll(FlagChange.of(event).flags());
            selected.ifPresent(box -> stored(box, event));
        }
    }

    private void add(Place place, Event event) {
        messages.put(place, new Message(Optional.of(event)));
    }

    private void stored(Box box, Event event) {
        for (long uid : FlagChange.touched(event)) {
            messages.computeIfAbsent(new Place(box, uid), _ -> new Message(Optional.empty()))
                    .stores
                    .add(event);
        }
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        observation
                .listing()
                .ifPresent(listing ->
                        listing.messages().values().forEach(shown -> check(shown, event)));
    }

    private void check(Shown shown, Event event) {
        Message message = messages.get(shown.place());
        if (message == null || message.accepted.isEmpty() || shown.flags().isEmpty()) {
            return; // a copy begins with flags that nobody has told
        }
        Set<String> known = new HashSet<>(flagsOf.getOrDefault(event.user(), Set.of()));
        known.addAll(shown.flags().get());
        known.remove(RECENT);
        for (String flag : known) {
            Register<Boolean> register = new Register<>(false);
            for (Event store : message.stores) {
                FlagChange.of(store).valueOf(flag).ifPresent(value -> register.write(store, value));
            }
            boolean isSet = shown.flags().get().contains(flag);
            Optional<Event> refuting = register.refutes(event, isSet);
            if (refuting.isPresent()) {
                verdict.report(
                        "I7",
                        shown.place() + (isSet ? " has " : " has not ") + flag,
                        refuting.get(),
                        event);
            }
        }
    }
}
