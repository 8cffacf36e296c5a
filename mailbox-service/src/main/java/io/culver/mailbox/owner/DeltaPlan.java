package io.culver.mailbox.owner;

import io.culver.mailbox.codec.DeltaCodec.Changed;
import io.culver.mailbox.codec.Root;
import io.culver.mailbox.codec.StoredMailbox.Place;
import io.culver.mailbox.codec.StoredSegment;
import io.culver.mailbox.domain.Segment;
import io.culver.model.ModSeq;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Which deltas a checkpoint keeps, and what the new one holds: all rows of stored segments that
 * changed since the ones kept. A new one takes the place of those before it that are not at least
 * twice as large; so there are few, and each row is written but some times.
 *
 * @param since the new one holds what changed after this
 * @param rows in the new one
 */
record DeltaPlan(List<Root.Delta> kept, ModSeq since, long rows, List<Changed> changes) {
    static DeltaPlan of(
            StoredState before,
            List<Root.Bundle> bundles,
            Map<Object, Place> places,
            List<Segment> segments) {
        List<Root.Delta> kept = new ArrayList<>(before.deltas());
        ModSeq since = before.checkpoint().map(it -> it.seq()).orElse(ModSeq.ZERO);
        List<Changed> changes = changes(since, bundles, places, segments);
        while (!kept.isEmpty()
                && (kept.getLast().rows() < 2 * rows(changes)
                        || kept.size() > OwnerLimits.DELTAS)) {
            since = kept.removeLast().since();
            changes = changes(since, bundles, places, segments);
        }
        return new DeltaPlan(kept, since, rows(changes), changes);
    }

    private static long rows(List<Changed> changes) {
        return changes.stream().mapToLong(it -> it.rows().cardinality()).sum();
    }

    private static List<Changed> changes(
            ModSeq since,
            List<Root.Bundle> bundles,
            Map<Object, Place> places,
            List<Segment> segments) {
        List<Changed> changes = new ArrayList<>();
        for (Segment segment : segments) {
            Place place = places.get(segment.identity());
            if (place == null || !segment.maxModSeq().isAfter(since)) {
                continue;
            }
            Root.Bundle bundle = bundles.get(place.bundle());
            BitSet rows =
                    segment.changedSince(
                            bundle.writtenAt().isAfter(since) ? bundle.writtenAt() : since);
            if (!rows.isEmpty()) {
                var stored = new StoredSegment(bundle.id(), place.position());
                changes.add(new Changed(stored, segment, rows));
            }
        }
        return changes;
    }

    /** The changes in parts, each of which fits into an object. */
    List<List<Changed>> parts() {
        List<List<Changed>> parts = new ArrayList<>();
        long filled = OwnerLimits.DELTA_ROWS;
        for (Changed it : changes) {
            if (filled >= OwnerLimits.DELTA_ROWS) {
                parts.add(new ArrayList<>());
                filled = 0;
            }
            parts.getLast().add(it);
            filled += it.rows().cardinality();
        }
        return parts;
    }
}
