package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Received;
import io.culver.perf.history.SessionView;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Response;
import io.culver.perf.response.Response.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives numbers their meaning: goes through what each session received as its client did. */
final class Replay {
    /** What a session has selected. */
    private static final class Session {
        private Optional<Box> box = Optional.empty();
        private SessionView view = new SessionView();
    }

    private final Map<String, Session> sessions = new HashMap<>();

    Optional<Box> selected(Event event) {
        return session(event).box;
    }

    private Session session(Event event) {
        return sessions.computeIfAbsent(event.session(), _ -> new Session());
    }

    /** An event at its end; those of one session in their order. */
    Observation of(Event event) {
        Session session = session(event);
        Optional<Box> before = session.box;
        if (event.verb() == Verb.LOGIN || event.verb() == Verb.SYNC) {
            session.box = Optional.empty();
            session.view = new SessionView();
        }
        if (event.verb() == Verb.SYNC) {
            session.box =
                    event.code("UIDVALIDITY")
                            .map(validity ->
                                    new Box(
                                            event.user(),
                                            event.call().mailbox(),
                                            Long.parseLong(validity)));
        }
        var reading = new Reading(event, session);
        event.received().forEach(reading::take);
        if (!event.isOk() && event.verb() == Verb.SYNC) {
            session.box = Optional.empty();
        }
        return new Observation(
                event,
                event.verb() == Verb.SYNC ? session.box : before,
                reading.shown,
                reading.gone,
                reading.listing(),
                new HashSet<>(session.view.known()),
                reading.faults);
    }

    /** Of the responses of one event. */
    private static final class Reading {
        private final Event event;
        private final Session session;
        private final List<Shown> shown = new ArrayList<>();
        private final List<Place> gone = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final Map<Long, Shown> listed = new HashMap<>();
        private int answers; // tagged ones so far
        private boolean isOfMailboxBefore; // up to CLOSED. RFC 7162 §3.2.11

        Reading(Event event, Session session) {
            this.event = event;
            this.session = session;
            this.isOfMailboxBefore = event.verb() == Verb.SYNC && event.code("CLOSED").isPresent();
        }

        void take(Received received) {
            received.response().ifPresent(response -> take(response, received.at()));
        }

        private void take(Response response, long at) {
            if (isOfMailboxBefore) {
                isOfMailboxBefore =
                        !(response instanceof Condition condition
                                && condition.argumentsOf("CLOSED").isPresent());
                return;
            }
            switch (response) {
                case Condition condition -> answers += condition.tag().isPresent() ? 1 : 0;
                case Response.Exists exists -> note(session.view.exists(exists.count()));
                case Response.Expunge expunge -> expunge(expunge.number());
                case Response.Vanished vanished -> vanished(vanished);
                case Response.Fetch fetch -> fetch(fetch, at);
                case Response.Continuation _,
                        Response.Words _,
                        Response.Flags _,
                        Response.Listed _,
                        Response.Status _,
                        Response.Found _,
                        Response.Recent _ -> {}
            }
        }

        private void note(Optional<String> fault) {
            fault.ifPresent(faults::add);
        }

        private void expunge(long number) {
            session.view.uidOf(number).ifPresent(this::gone);
            note(session.view.expunge(number));
        }

        private void vanished(Response.Vanished vanished) {
            for (long uid : vanished.uids()) {
                gone(uid);
                if (!vanished.isEarlier()) {
                    note(session.view.vanished(uid));
                }
            }
        }

        private void gone(long uid) {
            session.box.ifPresent(box -> gone.add(new Place(box, uid)));
        }

        private void fetch(Response.Fetch fetch, long at) {
            if (fetch.uid().isPresent()) {
                note(session.view.fetch(fetch.number(), fetch.uid().getAsLong()));
            } else if (fetch.number() > session.view.size()) {
                faults.add("FETCH " + fetch.number() + " of " + session.view.size());
            }
            Optional<Long> uid = session.view.uidOf(fetch.number());
            if (session.box.isPresent() && uid.isPresent()) {
                var seen = new Shown(new Place(session.box.get(), uid.get()), at, fetch);
                shown.add(seen);
                if (answers == 1) {
                    listed.put(uid.get(), seen);
                }
            }
        }

        /** What UID FETCH 1:* told; what vanished during it is gone. */
        Optional<Listing> listing() {
            if (event.verb() != Verb.SYNC || !event.isOk() || session.box.isEmpty()) {
                return Optional.empty();
            }
            gone.forEach(place -> listed.remove(place.uid()));
            return Optional.of(
                    new Listing(
                            session.box.get(), number("UIDNEXT"), number("HIGHESTMODSEQ"), listed));
        }

        /** What SELECT said; during the FETCH behind it a session may be told of more. */
        private long number(String code) {
            return event.received().stream()
                    .flatMap(line -> line.response().stream())
                    .takeWhile(response ->
                            !(response instanceof Condition condition
                                    && condition.tag().isPresent()))
                    .flatMap(response ->
                            response instanceof Condition condition
                                    ? condition.argumentsOf(code).stream()
                                    : Stream.empty())
                    .mapToLong(Long::parseLong)
                    .reduce(0, (_, last) -> last);
        }
    }
}
