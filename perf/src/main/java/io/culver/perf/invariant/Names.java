package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * I16: names are there or not as CREATE, DELETE and RENAME left them, a mailbox keeps its id and
 * UIDVALIDITY over a RENAME, and a name that is made again gets a higher one. RFC 9051 §6.3.4 to
 * §6.3.6
 */
final class Names implements Invariant {
    private record Name(String user, String name) {}

    private record Seen(long validity, String id, Event event) {}

    private final Map<Name, Register<Boolean>> names = new HashMap<>();
    private final Map<Name, Seen> last = new HashMap<>();
    private final Map<Name, Seen> byId = new HashMap<>();
    private final Verdict verdict;

    Names(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        switch (event.verb()) {
            case CREATE -> write(event, event.call().mailbox(), true);
            case DELETE -> write(event, event.call().mailbox(), false);
            case RENAME -> {
                write(event, event.call().mailbox(), false);
                write(event, event.call().target(), true);
            }
            case LOGIN,
                    SYNC,
                    LEARN,
                    APPEND,
                    STORE,
                    FETCH,
                    EXPUNGE,
                    COPY,
                    MOVE,
                    SEARCH,
                    NOOP,
                    IDLE,
                    STATUS,
                    LIST,
                    FAULT -> {}
        }
    }

    private void write(Event event, String name, boolean isThere) {
        names.computeIfAbsent(new Name(event.user(), name), _ -> new Register<>(false))
                .write(event, isThere);
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        if (!event.isOk()) {
            return;
        }
        if (event.verb() == Verb.LIST) {
            list(event);
        }
        if (event.verb() == Verb.SYNC) {
            see(
                    event,
                    event.call().mailbox(),
                    event.code("UIDVALIDITY"),
                    event.code("MAILBOXID").map(Names::inside));
        }
        event.responses()
                .filter(Response.Status.class::isInstance)
                .map(Response.Status.class::cast)
                .forEach(status ->
                        see(
                                event,
                                status.name(),
                                Optional.ofNullable(status.items().get("UIDVALIDITY")),
                                Optional.ofNullable(status.items().get("MAILBOXID"))));
    }

    private static String inside(String parentheses) {
        return parentheses.substring(1, parentheses.length() - 1);
    }

    private void list(Event event) {
        Set<String> listed = new HashSet<>();
        event.responses()
                .filter(Response.Listed.class::isInstance)
                .map(Response.Listed.class::cast)
                .forEach(name -> {
                    if (!listed.add(name.name())) {
                        verdict.report("I16", name.name() + " is listed twice", event);
                    }
                });
        names.forEach((name, register) -> {
            if (name.user().equals(event.user())) {
                boolean isThere = listed.contains(name.name());
                register.refutes(event, isThere)
                        .ifPresent(other ->
                                verdict.report(
                                        "I16",
                                        name.name() + (isThere ? " is listed" : " is not listed"),
                                        other,
                                        event));
            }
        });
    }

    private void see(
            Event event, String name, Optional<String> validity, Optional<String> mailboxId) {
        if (validity.isEmpty() || mailboxId.isEmpty()) {
            return;
        }
        var seen = new Seen(Long.parseLong(validity.get()), mailboxId.get(), event);
        Seen first = byId.putIfAbsent(new Name(event.user(), seen.id()), seen);
        if (first != null && first.validity() != seen.validity()) {
            verdict.report(
                    "I16", name + " has another UIDVALIDITY than before", first.event(), event);
        }
        Seen before = last.put(new Name(event.user(), name), seen);
        if (before == null || before.id().equals(seen.id())) {
            return;
        }
        boolean isLater = before.event().ended() < event.begun();
        if (before.validity() == seen.validity()
                || (isLater && before.validity() > seen.validity())) {
            verdict.report(
                    "I16",
                    name + " is another mailbox, and its UIDVALIDITY is not higher",
                    before.event(),
                    event);
        }
    }
}
