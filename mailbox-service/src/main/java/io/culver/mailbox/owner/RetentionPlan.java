package io.culver.mailbox.owner;

import io.culver.mailbox.codec.Retained;
import io.culver.mailbox.codec.Retained.Archive;
import io.culver.mailbox.codec.Retained.Past;
import io.culver.mailbox.codec.Root;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.ModSeq;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a checkpoint keeps of the past. The account can be seen as it was at any time after the
 * first base: the newest base before that time, and the entries from there on.
 *
 * @param swept contents that were in no mailbox any more at this change are deleted
 * @param freed objects that nothing needs once this is installed
 */
record RetentionPlan(List<Past> bases, List<Archive> archives, ModSeq swept, List<ObjectId> freed) {
    /**
     * What is kept of what was, and of the checkpoint that is about to be replaced.
     *
     * @param next the last change that the new checkpoint contains
     * @param swept what was before this change need not be kept
     */
    static RetentionPlan of(StoredState before, ModSeq next, ModSeq swept, Duration interval) {
        if (!next.isAfter(swept)) {
            return nothing(before, swept);
        }
        List<Past> bases = new ArrayList<>(before.retained().bases());
        asPast(before).filter(it -> isDue(it, bases, interval)).ifPresent(bases::add);
        List<Archive> archives = before.retained().archives();
        int first = firstKept(bases, archives, swept);
        if (first < 0) {
            return new RetentionPlan(bases, archives, swept, List.of());
        }
        List<ObjectId> freed = new ArrayList<>();
        bases.subList(0, first).forEach(it -> freed.addAll(it.objects()));
        List<Archive> kept = new ArrayList<>();
        for (Archive it : archives) {
            if (it.last().isAfter(bases.get(first).seq())) {
                kept.add(it);
            } else {
                freed.add(it.id());
            }
        }
        return new RetentionPlan(
                List.copyOf(bases.subList(first, bases.size())), kept, swept, freed);
    }

    /** All that happened is so long ago that the new checkpoint alone stands for it. */
    private static RetentionPlan nothing(StoredState before, ModSeq swept) {
        List<ObjectId> freed = new ArrayList<>();
        before.retained().bases().forEach(it -> freed.addAll(it.objects()));
        before.retained().archives().forEach(it -> freed.add(it.id()));
        return new RetentionPlan(List.of(), List.of(), swept, freed);
    }

    private static Optional<Past> asPast(StoredState stored) {
        return stored.checkpoint()
                .flatMap(it ->
                        stored.time().map(time -> new Past(it.seq(), time, it.root(), List.of())));
    }

    private static boolean isDue(Past next, List<Past> bases, Duration interval) {
        return bases.isEmpty() || !next.time().isBefore(bases.getLast().time().plus(interval));
    }

    /** The newest base that is old enough to begin with; negative if none is. */
    private static int firstKept(List<Past> bases, List<Archive> archives, ModSeq swept) {
        int excess = archives.size() - OwnerLimits.ARCHIVES;
        ModSeq tooOld = excess > 0 ? archives.get(excess - 1).last() : ModSeq.ZERO;
        int first = -1;
        for (int i = 0; i < bases.size(); i++) {
            boolean isOld = !bases.get(i).seq().isAfter(swept);
            boolean makesRoom = i > 0 && tooOld.isAfter(bases.get(i - 1).seq());
            first = isOld || makesRoom ? i : first;
        }
        return first;
    }

    /** With other archives; {@code merged} are needed no longer. */
    RetentionPlan with(List<Archive> others, List<ObjectId> merged) {
        List<ObjectId> all = new ArrayList<>(freed);
        all.addAll(merged);
        return new RetentionPlan(bases, others, swept, all);
    }

    /**
     * After the checkpoint {@code before} was replaced.
     *
     * @param unused objects of it that the next one does not use: kept for as long as the newest
     *     base needs them. An object that an older base uses, and {@code before}, this one uses too
     */
    RetentionPlan replaced(StoredState before, Set<ObjectId> unused) {
        if (bases.isEmpty()) {
            List<ObjectId> all = new ArrayList<>(freed);
            all.addAll(unused);
            return new RetentionPlan(bases, archives, swept, all);
        }
        Map<ObjectId, ModSeq> written = new HashMap<>();
        for (Root.Bundle it : before.bundles()) {
            written.put(it.id(), it.writtenAt());
        }
        for (Root.Delta it : before.deltas()) {
            it.parts().forEach(part -> written.put(part, it.writtenAt()));
        }
        ModSeq own = before.checkpoint().map(Checkpoint::seq).orElse(ModSeq.ZERO);
        Past newest = bases.getLast();
        List<ObjectId> held = new ArrayList<>(newest.objects());
        List<ObjectId> all = new ArrayList<>(freed);
        for (ObjectId it : unused) {
            (newest.isFrom(written.getOrDefault(it, own)) ? held : all).add(it);
        }
        List<Past> after = new ArrayList<>(bases);
        after.set(bases.size() - 1, new Past(newest.seq(), newest.time(), newest.root(), held));
        return new RetentionPlan(after, archives, swept, all);
    }

    Retained retained() {
        return new Retained(bases, archives, swept);
    }
}
