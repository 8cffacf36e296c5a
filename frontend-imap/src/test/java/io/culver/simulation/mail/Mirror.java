package io.culver.simulation.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows of the mailbox that it has selected: kept by what it is told alone. It
 * complains of what no server may say. RFC 9051 §7.5, RFC 7162 §3.2
 */
final class Mirror {
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
    private static final Pattern EXPUNGE = Pattern.compile("\\* (\\d+) EXPUNGE");
    private static final Pattern VANISHED = Pattern.compile("\\* VANISHED( \\(EARLIER\\))? (\\S+)");
    private static final Pattern FETCH =
            Pattern.compile("\\* (\\d+) FETCH \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern MODSEQ = Pattern.compile("MODSEQ \\((\\d+)\\)");
    private static final Pattern HIGHEST = Pattern.compile("OK \\[HIGHESTMODSEQ (\\d+)\\]");
    private static final Pattern VALIDITY = Pattern.compile("\\* OK \\[UIDVALIDITY (\\d+)\\]");
    private static final Pattern ID = Pattern.compile("\\* OK \\[MAILBOXID \\(F(\\d+)\\)\\]");

    final List<Slot> slots = new ArrayList<>();
    private final Consumer<String> complaints;
    private final Sightings sightings;
    long mailbox;
    long validity;
    long highest;
    private long seen;

    /** Null but while QRESYNC goes on. */
    private @Nullable Resync resync;

    private long told;

    /** A message, as far as it is known. */
    static final class Slot {
        /** 0 if not known. */
        long uid;

        /** 0 if not known. */
        long modSeq;

        Set<String> flags = Set.of();

        private Slot(long uid) {
            this.uid = uid;
        }

        private Slot copy() {
            Slot copy = new Slot(uid);
            copy.modSeq = modSeq;
            copy.flags = flags;
            return copy;
        }
    }

    /** Is told of flags at a mod-sequence. */
    @FunctionalInterface
    interface Sightings {
        void saw(long mailbox, long uid, long modSeq, Set<String> flags);
    }

    Mirror(Consumer<String> complaints, Sightings sightings) {
        this.complaints = complaints;
        this.sightings = sightings;
    }

    /** What a client has on its disk. */
    Mirror saved() {
        Mirror copy = new Mirror(complaints, sightings);
        slots.forEach(it -> copy.slots.add(it.copy()));
        copy.mailbox = mailbox;
        copy.validity = validity;
        copy.highest = highest;
        return copy;
    }

    static List<Long> uids(String set) {
        return Arrays.stream(set.split(","))
                .map(range -> range.split(":"))
                .flatMap(ends ->
                        LongStream.rangeClosed(
                                        Long.parseLong(ends[0]),
                                        Long.parseLong(ends[ends.length - 1]))
                                .boxed())
                .toList();
    }

    static List<Long> numbers(String text) {
        return Arrays.stream(text.strip().split(" ")).map(Long::valueOf).toList();
    }

    static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    List<Long> uids() {
        return slots.stream().map(it -> it.uid).filter(uid -> uid > 0).toList();
    }

    Optional<Slot> slot(long uid) {
        return slots.stream().filter(it -> it.uid == uid).findFirst();
    }

    long unknown() {
        return slots.stream().filter(it -> it.uid == 0).count();
    }

    /** Its number. */
    int firstUnknown() {
        int number = 1;
        while (slots.get(number - 1).uid > 0) {
            number++;
        }
        return number;
    }

    /** QRESYNC begins: what is known stands until the server says otherwise. */
    void beginResync() {
        Resync begun = new Resync();
        slots.forEach(it -> begun.known.put(it.uid, it));
        begun.known.remove(0L);
        slots.clear();
        resync = begun;
    }

    /**
     * All differences have been told: what is known must be all that there is. RFC 7162 §3.2.5
     *
     * @param isDisturbed whether others may have expunged messages meanwhile, of which the client
     *     is told that they exist and no more
     */
    void endResync(boolean isDisturbed) {
        Resync ended = resync;
        if (ended == null) {
            return;
        }
        resync = null;
        int known = ended.known.size();
        boolean isWhole = known <= ended.exists && known + ended.unknown >= ended.exists;
        if (isWhole) {
            slots.addAll(ended.known.values());
        } else if (known > ended.exists || !(ended.isNew || isDisturbed)) {
            complaints.accept(
                    "resynchronised to %s, but %d exist"
                            .formatted(ended.known.keySet(), ended.exists));
        }
        while (slots.size() < ended.exists) {
            slots.add(new Slot(0));
        }
    }

    /** A mailbox on the way from what the client knows to what there is. */
    private static final class Resync {
        private final TreeMap<Long, Slot> known = new TreeMap<>();
        private int exists = -1;

        /** Of messages that came while this went on, EXISTS alone tells. */
        private int unknown;

        private boolean isNew;

        private void vanished(long uid, boolean isEarlier) {
            known.remove(uid);
            exists -= isEarlier ? 0 : 1;
        }
    }

    /** Takes one response. */
    void take(String line) {
        Matcher matcher = EXISTS.matcher(line);
        if (matcher.matches()) {
            exists(Integer.parseInt(matcher.group(1)));
            return;
        }
        matcher = EXPUNGE.matcher(line);
        if (matcher.matches()) {
            int number = Integer.parseInt(matcher.group(1));
            if (number < 1 || number > slots.size()) {
                complaints.accept("expunged, but there is none: " + line);
            } else {
                slots.remove(number - 1);
            }
            return;
        }
        matcher = VANISHED.matcher(line);
        if (matcher.matches()) {
            boolean isEarlier = matcher.group(1) != null;
            uids(matcher.group(2)).forEach(uid -> vanished(uid, isEarlier));
            return;
        }
        matcher = FETCH.matcher(line);
        if (matcher.matches()) {
            fetched(Integer.parseInt(matcher.group(1)), matcher.group(2), line);
        }
        codes(line);
    }

    private void codes(String line) {
        Matcher matcher = HIGHEST.matcher(line);
        if (matcher.find()) {
            told = Long.parseLong(matcher.group(1));
        }
        matcher = VALIDITY.matcher(line);
        if (matcher.find()) {
            long now = Long.parseLong(matcher.group(1));
            if (now != validity && resync != null) {
                resync.known.clear();
                resync.isNew = true;
            }
            validity = now;
        }
        matcher = ID.matcher(line);
        if (matcher.find()) {
            mailbox = Long.parseLong(matcher.group(1));
        }
    }

    private void exists(int count) {
        if (resync != null) {
            resync.unknown += resync.exists < 0 ? 0 : count - resync.exists;
            resync.exists = count;
            return;
        }
        if (count < slots.size()) {
            complaints.accept("EXISTS fell from " + slots.size() + " to " + count);
        }
        while (slots.size() < count) {
            slots.add(new Slot(0));
        }
    }

    private void vanished(long uid, boolean isEarlier) {
        if (resync != null) {
            resync.vanished(uid, isEarlier);
            return;
        }
        Optional<Slot> known = slot(uid);
        if (known.isPresent()) {
            slots.remove(known.get());
        } else if (!isEarlier) {
            Optional<Slot> candidate = slots.stream().filter(it -> mayBe(it, uid)).findFirst();
            if (candidate.isPresent()) {
                slots.remove(candidate.get());
            } else {
                complaints.accept("VANISHED, but it was not there: " + uid);
            }
        }
    }

    private boolean mayBe(Slot slot, long uid) {
        int index = slots.indexOf(slot);
        long before = slots.subList(0, index).stream().mapToLong(it -> it.uid).max().orElse(0);
        long after =
                slots.subList(index, slots.size()).stream()
                        .mapToLong(it -> it.uid)
                        .filter(it -> it > 0)
                        .min()
                        .orElse(Long.MAX_VALUE);
        return slot.uid == 0 && before < uid && uid < after;
    }

    private void fetched(int number, String items, String line) {
        Matcher uid = UID.matcher(items);
        Slot slot;
        if (resync != null && uid.find()) {
            slot = resync.known.computeIfAbsent(Long.parseLong(uid.group(1)), Slot::new);
            fill(slot, items, line);
            return;
        }
        if (number < 1 || number > slots.size()) {
            complaints.accept("there is no such message: " + line);
            return;
        }
        slot = slots.get(number - 1);
        if (uid.find()) {
            long value = Long.parseLong(uid.group(1));
            if (slot.uid != value && (slot.uid != 0 || !mayBe(slot, value))) {
                complaints.accept("that message has UID " + slot.uid + ": " + line);
                return;
            }
            slot.uid = value;
        }
        fill(slot, items, line);
    }

    private void fill(Slot slot, String items, String line) {
        Matcher flags = FLAGS.matcher(items);
        boolean hasFlags = flags.find();
        if (hasFlags) {
            slot.flags = flags(flags.group(1));
        }
        Matcher modSeq = MODSEQ.matcher(items);
        if (modSeq.find()) {
            long value = Long.parseLong(modSeq.group(1));
            if (value < slot.modSeq) {
                complaints.accept("MODSEQ fell from " + slot.modSeq + ": " + line);
            }
            slot.modSeq = value;
            seen = Math.max(seen, value);
            if (hasFlags && slot.uid > 0) {
                sightings.saw(mailbox, slot.uid, value, slot.flags);
            }
        } else if (hasFlags) {
            slot.modSeq = 0;
        }
    }

    private static Set<String> flags(String text) {
        return Arrays.stream(text.split(" "))
                .filter(it -> !it.isEmpty() && !it.equals("\\Recent"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A command has ended: up to where the client knows everything. RFC 7162 §6 */
    void settle() {
        highest = told > 0 ? told : Math.max(highest, seen);
        told = 0;
        seen = 0;
    }

    /** What is wrong with this as the whole of a mailbox; it may be known in part only. */
    Optional<String> differs(Optional<NaiveMail.Box> right) {
        if (right.isEmpty()) {
            return Optional.of("there is no mailbox " + mailbox);
        }
        TreeMap<Long, Set<String>> mine = new TreeMap<>();
        slots.forEach(it -> mine.put(it.uid, it.flags));
        TreeMap<Long, Set<String>> its = new TreeMap<>();
        right.get().messages.forEach((uid, message) -> its.put(uid, message.flags()));
        return mine.equals(its)
                ? Optional.empty()
                : Optional.of("mailbox %d is %s, but seen as %s".formatted(mailbox, its, mine));
    }

    /** What is wrong with this, were it not for the UIDs and flags of new messages. */
    Optional<String> isTold(Optional<NaiveMail.Box> right) {
        boolean isRight =
                right.isPresent()
                        && right.get().messages.size() == slots.size()
                        && slots.stream().allMatch(it -> it.uid == 0 || isRight(it, right.get()));
        return isRight ? Optional.empty() : differs(right);
    }

    private static boolean isRight(Slot slot, NaiveMail.Box right) {
        NaiveMail.Message message = right.messages.get(slot.uid);
        return message != null && message.flags().equals(slot.flags);
    }

    /** What this lacks of the changes up to {@link #highest}, if it is that. */
    Optional<String> lacks(NaiveMail.Box now) {
        long missing = 0;
        for (var it : now.messages.entrySet()) {
            Optional<Slot> slot = slot(it.getKey());
            long modSeq = it.getValue().modSeq();
            if (slot.isEmpty()) {
                missing += it.getValue().born() <= highest ? 1 : 0;
            } else if (slot.get().modSeq > 0 && slot.get().modSeq < modSeq && modSeq <= highest) {
                return Optional.of("UID " + it.getKey() + " changed at " + modSeq);
            }
        }
        if (missing > unknown()) {
            return Optional.of("lacks messages: " + now.messages.keySet() + " but " + uids());
        }
        return uids().stream()
                .filter(uid -> now.gone.getOrDefault(uid, Long.MAX_VALUE) <= highest)
                .findFirst()
                .map(uid -> "UID " + uid + " is gone since " + now.gone.get(uid));
    }
}
