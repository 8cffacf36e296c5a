package io.culver.simulation.mail;

import io.culver.mailbox.codec.EntryCodec;
import io.culver.mailbox.domain.Change;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.store.LogEntry;
import io.culver.model.OpId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Holds what clients saw against a naive model that grants their wishes in the order of the log. Of
 * an entry it takes only whose wish it is, and what a conditional STORE left alone, which the model
 * checks but could not foretell.
 */
public final class Judge {
    private static final Pattern CODE = Pattern.compile("\\[(\\S+)([^\\]]*)\\]");

    private final LongSupplier head;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Long, List<Observation>> observations = new TreeMap<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Glimpse> glimpses = new ArrayList<>();
    private final NaiveMail model;

    /** Flags of each message at each of its mod-sequences. */
    private final Map<String, Set<String>> flags = new HashMap<>();

    private final Map<OpId, Operation> byId = new HashMap<>();
    private final Set<Operation> done = new HashSet<>();
    private final List<Operation> waiting = new ArrayList<>();
    private int checked;

    /** Something that must be so in the state after a change: empty if it is. */
    private record Observation(String who, Function<NaiveMail, Optional<String>> check) {}

    private record Sighting(String who, long mailbox, long uid, long modSeq, Set<String> flags) {}

    /** Something that must have been so in some state from one change on and up to another. */
    private record Glimpse(String who, long from, long to, Predicate<NaiveMail> check) {}

    /**
     * Has seen nothing.
     *
     * @param head the last change in the log
     * @param room how much the account may hold
     */
    public Judge(LongSupplier head, Room room) {
        this.head = head;
        this.model = new NaiveMail(room);
    }

    /** The last change that is in the log, whoever knows of it. */
    long now() {
        return head.getAsLong();
    }

    public int operations() {
        return operations.size();
    }

    public long acknowledged() {
        return operations.stream().filter(it -> it.outcome == Operation.Outcome.OK).count();
    }

    public int checked() {
        return checked;
    }

    Operation begin(String client, Wish wish) {
        Operation operation = new Operation(client, wish, now());
        operations.add(operation);
        return operation;
    }

    void at(long seq, String who, Function<NaiveMail, Optional<String>> check) {
        observations.computeIfAbsent(seq, _ -> new ArrayList<>()).add(new Observation(who, check));
    }

    /** A client was told of what was so at some moment since a change. */
    void since(long from, String who, Predicate<NaiveMail> check) {
        checked++;
        glimpses.add(new Glimpse(who, from, now(), check));
    }

    /** What the account was like after this change, as somebody sees it later. */
    public void past(long seq, Map<String, Map<Long, String>> seen) {
        at(
                seq,
                "the past",
                then ->
                        then.listing().equals(seen)
                                ? Optional.empty()
                                : Optional.of(then.listing() + ", but seen " + seen));
    }

    /** A client was told of a message's flags at a mod-sequence. */
    void sighted(String who, long mailbox, long uid, long modSeq, Set<String> seen) {
        sightings.add(new Sighting(who, mailbox, uid, modSeq, seen));
    }

    public void violated(String what) {
        violations.add(what);
    }

    /** Goes through the whole log. */
    public List<String> verdict(List<LogEntry> log) {
        operations.forEach(it -> it.ids.forEach(id -> byId.put(id, it)));
        List<Entry> entries =
                log.stream().map(it -> EntryCodec.decode(it.entry()).entry()).toList();
        Set<Operation> logged = new HashSet<>();
        entries.forEach(it -> Optional.ofNullable(byId.get(it.op())).ifPresent(logged::add));
        operations.stream()
                .filter(it -> it.outcome != Operation.Outcome.UNKNOWN && !logged.contains(it))
                .forEach(waiting::add);
        look(0);
        for (int i = 0; i < entries.size(); i++) {
            follow(entries.get(i), i + 1);
            look(i + 1);
        }
        glimpses.forEach(it -> violated("%s at no moment".formatted(it.who)));
        for (Operation it : waiting) {
            violated("no state in which this can be: %s".formatted(it));
        }
        for (Sighting it : sightings) {
            checked++;
            Set<String> right = flags.get(key(it.mailbox, it.uid, it.modSeq));
            if (!it.flags.equals(right)) {
                violated("%s, but the flags were %s".formatted(it, right));
            }
        }
        return violations;
    }

    private static String key(long mailbox, long uid, long modSeq) {
        return mailbox + " " + uid + " " + modSeq;
    }

    private void follow(Entry entry, long seq) {
        if (entry.change() instanceof Change.EmailIdsReserved) {
            return;
        }
        Operation operation = byId.get(entry.op());
        if (operation == null) {
            violated("nobody asked for change %d: %s".formatted(seq, entry.change()));
            return;
        }
        if (!done.add(operation)) {
            violated("change %d was made before: %s".formatted(seq, operation));
        }
        Effect effect = model.grant(operation.wish, seq, left(entry.change()));
        note(seq);
        if (effect.kind() != Effect.Kind.CHANGED) {
            violated(
                    "change %d should not be one, but %s: %s"
                            .formatted(seq, effect.kind(), operation));
        }
        if (seq <= operation.invokedAt || seq > operation.endedAt) {
            violated("change %d at the wrong time: %s".formatted(seq, operation));
        }
        if (operation.outcome == Operation.Outcome.NO) {
            violated("change %d was refused: %s".formatted(seq, operation));
        } else if (operation.outcome == Operation.Outcome.OK) {
            compare(operation, effect);
        }
    }

    private static List<Long> left(Change change) {
        List<Long> left = new ArrayList<>();
        if (change instanceof Change.FlagsChanged flags) {
            flags.refused()
                    .ranges()
                    .forEach(range ->
                            LongStream.rangeClosed(range.first().value(), range.last().value())
                                    .forEach(left::add));
        }
        return left;
    }

    private void note(long seq) {
        for (NaiveMail.Box box : model.boxes().values()) {
            box.messages.forEach((uid, message) -> {
                if (message.modSeq() == seq) {
                    flags.put(key(box.id, uid, seq), message.flags());
                }
            });
        }
    }

    private void look(long seq) {
        waiting.removeIf(it -> mayBe(it, seq));
        glimpses.removeIf(it -> it.from <= seq && seq <= it.to && it.check.test(model));
        for (Observation it : observations.getOrDefault(seq, List.of())) {
            checked++;
            it.check
                    .apply(model)
                    .ifPresent(wrong -> violated("%s at %d: %s".formatted(it.who, seq, wrong)));
        }
    }

    /** Whether the wish could be answered so, without a change, in this state. */
    private boolean mayBe(Operation it, long seq) {
        if (seq < it.invokedAt || seq > it.endedAt) {
            return false;
        }
        if (it.outcome == Operation.Outcome.NO) {
            return it.answer.contains("[UNAVAILABLE]")
                    || model.whatIf(it.wish, List.of()).kind() == Effect.Kind.REFUSED;
        }
        return model.whatIf(it.wish, modified(it)).kind() == Effect.Kind.SAME;
    }

    private void compare(Operation operation, Effect effect) {
        switch (operation.wish) {
            case Wish.Append _ -> {
                List<String> code = code(operation, "APPENDUID");
                boolean isRight =
                        code.size() == 2 && Mirror.uids(code.get(1)).equals(effect.uids());
                if (!isRight) {
                    violated("wrong UIDs, not %s: %s".formatted(effect.uids(), operation));
                }
            }
            case Wish.Store _ -> {
                if (!modified(operation).equals(effect.modified())) {
                    violated("MODIFIED should be %s: %s".formatted(effect.modified(), operation));
                }
            }
            case Wish.Copy _ -> {
                List<String> code = code(operation, "COPYUID");
                boolean isRight =
                        code.size() == 3
                                && Mirror.uids(code.get(1)).equals(effect.uids())
                                && Mirror.uids(code.get(2)).equals(effect.copies());
                if (!isRight) {
                    violated("wrong UIDs, not %s: %s".formatted(effect, operation));
                }
            }
            case Wish.Expunge _, Wish.Create _, Wish.Delete _, Wish.Rename _, Wish.Subscribe _ -> {}
        }
    }

    private static List<Long> modified(Operation operation) {
        List<String> code = code(operation, "MODIFIED");
        return code.isEmpty() ? List.of() : Mirror.uids(code.getFirst());
    }

    private static List<String> code(Operation operation, String name) {
        Matcher matcher = CODE.matcher(operation.answer);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return List.of(matcher.group(2).strip().split(" "));
            }
        }
        return List.of();
    }
}
