package io.culver.simulation.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** An account as one would write it without a thought of speed. It judges the real one. */
public final class NaiveMail {
    private final TreeMap<String, Box> boxes = new TreeMap<>();
    private final TreeSet<String> subscriptions = new TreeSet<>();
    private final Room room;
    private long nextBox = 1;

    /**
     * Empty.
     *
     * @param room how much it may hold
     */
    NaiveMail(Room room) {
        this.room = room;
    }

    record Message(String canary, int size, Set<String> flags, long born, long modSeq) {
        Message with(Set<String> other, long seq) {
            return new Message(canary, size, other, born, seq);
        }
    }

    /** That a message came, or its flags changed: by whom, and which. */
    private record Touch(long uid, long seq, Optional<Wish.Store> change) {}

    static final class Box {
        final long id;
        final TreeMap<Long, Message> messages = new TreeMap<>();
        private final List<Touch> touches = new ArrayList<>();

        /** When each message left. */
        final TreeMap<Long, Long> gone = new TreeMap<>();

        long uidNext = 1;
        long highest;

        Box(long id, long seq) {
            this.id = id;
            this.highest = seq;
        }

        private Box copy() {
            Box copy = new Box(id, highest);
            copy.messages.putAll(messages);
            copy.touches.addAll(touches);
            copy.gone.putAll(gone);
            copy.uidNext = uidNext;
            return copy;
        }

        private void add(Message message, long seq) {
            touches.add(new Touch(uidNext, seq, Optional.empty()));
            messages.put(uidNext++, message);
            highest = seq;
        }

        private void remove(List<Long> uids, long seq) {
            for (long uid : uids) {
                messages.remove(uid);
                gone.put(uid, seq);
                highest = seq;
            }
        }

        private List<Long> chosen(List<Long> uids) {
            return messages.keySet().stream().filter(uids::contains).toList();
        }

        List<Long> flagged(String flag, List<Long> among) {
            return messages.entrySet().stream()
                    .filter(it -> it.getValue().flags().contains(flag))
                    .map(Map.Entry::getKey)
                    .filter(among::contains)
                    .toList();
        }

        long count(String flag) {
            return messages.values().stream().filter(it -> it.flags().contains(flag)).count();
        }

        long octets(List<Long> uids) {
            return uids.stream()
                    .mapToLong(it -> Objects.requireNonNull(messages.get(it)).size())
                    .sum();
        }

        long octets() {
            return messages.values().stream().mapToLong(Message::size).sum();
        }
    }

    NaiveMail copy() {
        NaiveMail copy = new NaiveMail(room);
        boxes.forEach((name, box) -> copy.boxes.put(name, box.copy()));
        copy.subscriptions.addAll(subscriptions);
        copy.nextBox = nextBox;
        return copy;
    }

    Map<String, Box> boxes() {
        return boxes;
    }

    Set<String> subscriptions() {
        return subscriptions;
    }

    Optional<Box> box(long id) {
        return boxes.values().stream().filter(it -> it.id == id).findFirst();
    }

    /** Flags and mod-sequence of each message, by mailbox and UID. */
    Map<String, Map<Long, String>> listing() {
        Map<String, Map<Long, String>> all = new TreeMap<>();
        boxes.forEach((name, box) -> {
            Map<Long, String> rows = new TreeMap<>();
            box.messages.forEach((uid, it) -> rows.put(uid, row(it.flags(), it.modSeq())));
            all.put(name, rows);
        });
        return all;
    }

    /** How a message is listed. */
    public static String row(Set<String> flags, long modSeq) {
        return new TreeSet<>(flags) + " " + modSeq;
    }

    /** What would come of a wish, without its coming true. */
    Effect whatIf(Wish wish, List<Long> modified) {
        return copy().grant(wish, Long.MAX_VALUE, modified);
    }

    /**
     * Grants a wish, whose changes get this mod-sequence.
     *
     * @param modified what a conditional STORE left alone: a server may say so of messages that
     *     changed at all, and must if the same flags did
     */
    Effect grant(Wish wish, long seq, List<Long> modified) {
        return switch (wish) {
            case Wish.Append it -> append(it, seq);
            case Wish.Store it -> store(it, seq, modified);
            case Wish.Expunge it -> expunge(it, seq);
            case Wish.Copy it -> copy(it, seq);
            case Wish.Create it -> create(it.name(), seq);
            case Wish.Delete it -> delete(it.name());
            case Wish.Rename it -> rename(it, seq);
            case Wish.Subscribe it ->
                    Effect.of(
                            it.isSubscribed()
                                    ? subscriptions.add(it.name())
                                    : subscriptions.remove(it.name()));
        };
    }

    private Effect append(Wish.Append wish, long seq) {
        Box box = boxes.get(wish.mailbox());
        if (box == null || !hasRoom(wish.mails().size(), octets(wish.mails()))) {
            return Effect.refused();
        }
        long first = box.uidNext;
        for (Wish.Mail it : wish.mails()) {
            box.add(new Message(it.canary(), it.text().length(), it.flags(), seq, seq), seq);
        }
        List<Long> uids = LongStream.range(first, box.uidNext).boxed().toList();
        return new Effect(Effect.Kind.CHANGED, box.id, uids, List.of(), List.of());
    }

    private static long octets(List<Wish.Mail> mails) {
        return mails.stream().mapToLong(it -> it.text().length()).sum();
    }

    private boolean hasRoom(int messages, long octets) {
        long held = boxes.values().stream().mapToLong(it -> it.messages.size()).sum();
        long heldOctets = boxes.values().stream().mapToLong(Box::octets).sum();
        return room.has(held, messages, heldOctets, octets);
    }

    /** Whether this mailbox can be made, and those above it that are missing. */
    private boolean hasRoomFor(String name) {
        long missing = boxes.containsKey(name) ? 0 : 1;
        for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
            missing += boxes.containsKey(name.substring(0, end)) ? 0 : 1;
        }
        return missing == 0 || boxes.size() + missing <= room.mailboxes();
    }

    private Effect store(Wish.Store wish, long seq, List<Long> modified) {
        Optional<Box> found = box(wish.mailbox());
        if (found.isEmpty()) {
            return Effect.refused();
        }
        Box box = found.get();
        boolean isChange = false;
        for (long uid : box.chosen(wish.uids())) {
            Message old = Objects.requireNonNull(box.messages.get(uid));
            Set<String> flags = changed(old.flags(), wish);
            boolean isLeft = modified.contains(uid);
            if (isLeft ? !mayBeLeft(old, wish) : isModified(box, uid, wish)) {
                return Effect.refused();
            }
            if (!isLeft && !flags.equals(old.flags())) {
                box.touches.add(new Touch(uid, seq, Optional.of(wish)));
                box.messages.put(uid, old.with(flags, seq));
                box.highest = seq;
                isChange = true;
            }
        }
        Effect.Kind kind = isChange ? Effect.Kind.CHANGED : Effect.Kind.SAME;
        return new Effect(kind, box.id, List.of(), List.of(), modified);
    }

    static Set<String> changed(Set<String> flags, Wish.Store wish) {
        Set<String> changed = new TreeSet<>(flags);
        switch (wish.how()) {
            case ADD -> changed.addAll(wish.flags());
            case REMOVE -> changed.removeAll(wish.flags());
            case REPLACE -> {
                changed.clear();
                changed.addAll(wish.flags());
            }
        }
        return changed;
    }

    private static boolean mayBeLeft(Message message, Wish.Store wish) {
        return wish.unchangedSince().isPresent()
                && message.modSeq() > wish.unchangedSince().getAsLong();
    }

    /** Changes of other flags do not count. RFC 7162 §3.1.3 */
    private static boolean isModified(Box box, long uid, Wish.Store wish) {
        OptionalLong condition = wish.unchangedSince();
        long modSeq = Objects.requireNonNull(box.messages.get(uid)).modSeq();
        if (condition.isEmpty() || modSeq <= condition.getAsLong()) {
            return false;
        }
        return wish.how() == Wish.How.REPLACE
                || box.touches.stream()
                        .filter(it -> it.uid() == uid && it.seq() > condition.getAsLong())
                        .anyMatch(it -> it.change().stream().allMatch(past -> meet(past, wish)));
    }

    private static boolean meet(Wish.Store past, Wish.Store wish) {
        return past.how() == Wish.How.REPLACE
                || past.flags().stream().anyMatch(wish.flags()::contains);
    }

    private Effect expunge(Wish.Expunge wish, long seq) {
        Optional<Box> found = box(wish.mailbox());
        if (found.isEmpty()) {
            return Effect.refused();
        }
        Box box = found.get();
        List<Long> gone =
                box.chosen(wish.uids()).stream()
                        .filter(uid ->
                                Objects.requireNonNull(box.messages.get(uid))
                                        .flags()
                                        .contains("\\Deleted"))
                        .toList();
        box.remove(gone, seq);
        return Effect.of(!gone.isEmpty());
    }

    private Effect copy(Wish.Copy wish, long seq) {
        Optional<Box> source = box(wish.mailbox());
        Box target = boxes.get(wish.target());
        if (source.isEmpty() || target == null) {
            return Effect.refused();
        }
        List<Long> uids = source.get().chosen(wish.uids());
        if (!wish.isMove() && !hasRoom(uids.size(), source.get().octets(uids))) {
            return Effect.refused();
        }
        List<Long> copies = copy(source.get(), uids, target, seq);
        if (wish.isMove() && !uids.isEmpty()) {
            source.get().remove(uids, seq);
        }
        Effect.Kind kind = uids.isEmpty() ? Effect.Kind.SAME : Effect.Kind.CHANGED;
        return new Effect(kind, target.id, uids, copies, List.of());
    }

    private static List<Long> copy(Box source, List<Long> uids, Box target, long seq) {
        List<Long> copies = new ArrayList<>();
        for (long uid : uids) {
            Message it = Objects.requireNonNull(source.messages.get(uid));
            copies.add(target.uidNext);
            target.add(new Message(it.canary(), it.size(), it.flags(), seq, seq), seq);
        }
        return copies;
    }

    private Effect create(String name, long seq) {
        if (boxes.containsKey(name) || !hasRoomFor(name)) {
            return Effect.refused();
        }
        int slash = name.lastIndexOf('/');
        if (slash > 0) {
            create(name.substring(0, slash), seq);
        }
        boxes.put(name, new Box(nextBox++, seq));
        return Effect.of(true);
    }

    private List<String> below(String name) {
        return boxes.keySet().stream().filter(it -> it.startsWith(name + "/")).toList();
    }

    private Effect delete(String name) {
        if (name.equals("INBOX") || !below(name).isEmpty() || !boxes.containsKey(name)) {
            return Effect.refused();
        }
        boxes.remove(name);
        return Effect.of(true);
    }

    private Effect rename(Wish.Rename wish, long seq) {
        String from = wish.from();
        String to = wish.to();
        if (!boxes.containsKey(from) || boxes.containsKey(to)) {
            return Effect.refused();
        }
        if (from.equals("INBOX")) {
            if (!hasRoomFor(to)) {
                return Effect.refused();
            }
            Box inbox = Objects.requireNonNull(boxes.get(from));
            create(to, seq);
            List<Long> all = List.copyOf(inbox.messages.keySet());
            copy(inbox, all, Objects.requireNonNull(boxes.get(to)), seq);
            inbox.remove(all, seq);
            return Effect.of(true);
        }
        int slash = to.lastIndexOf('/');
        boolean isRoom = slash <= 0 || hasRoomFor(to.substring(0, slash));
        if (to.startsWith(from + "/") || !isRoom) {
            return Effect.refused();
        }
        List<String> names = new ArrayList<>(below(from));
        names.add(from);
        if (slash > 0) {
            create(to.substring(0, slash), seq);
        }
        for (String it : names) {
            Box moved = Objects.requireNonNull(boxes.remove(it));
            boxes.put(to + it.substring(from.length()), moved);
        }
        return Effect.of(true);
    }
}
