package io.culver.mailbox.owner;

import io.culver.mailbox.codec.Root;
import io.culver.mailbox.codec.StoredMailbox.Place;
import io.culver.mailbox.domain.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which bundles a checkpoint keeps, and which segments it writes. Bundles are not kept for less
 * than half of their segments, nor many small ones beside each other: so what is stored stays in
 * proportion to what is used, in octets and in objects.
 *
 * @param kept bundles of the checkpoint before, in the order of their new indexes
 * @param places of the segments in kept bundles
 * @param bundles to write
 */
record BundlePlan(List<Root.Bundle> kept, Map<Segment, Place> places, List<List<Segment>> bundles) {
    private static final int SMALL_OCTETS = OwnerLimits.BUNDLE_ROWS * 16 / 2;

    static BundlePlan of(StoredState before, List<Segment> segments) {
        int[] used = new int[before.bundles().size()];
        for (Segment segment : segments) {
            Place place = before.places().get(segment);
            if (place != null) {
                used[place.bundle()]++;
            }
        }
        int[] newIndex = new int[used.length];
        List<Root.Bundle> kept = keep(before.bundles(), used, newIndex);
        Map<Segment, Place> places = new HashMap<>();
        Packing packing = new Packing();
        for (Segment segment : segments) {
            Place place = before.places().get(segment);
            if (place != null && newIndex[place.bundle()] >= 0) {
                places.put(segment, new Place(newIndex[place.bundle()], place.position()));
            } else {
                packing.add(segment);
            }
        }
        return new BundlePlan(kept, places, packing.bundles);
    }

    private static List<Root.Bundle> keep(List<Root.Bundle> bundles, int[] used, int[] newIndex) {
        int small = 0;
        for (int i = 0; i < used.length; i++) {
            boolean isKept = used[i] > 0 && used[i] * 2 >= bundles.get(i).segments();
            newIndex[i] = isKept ? 0 : -1;
            small += isKept && bundles.get(i).octets() < SMALL_OCTETS ? 1 : 0;
        }
        List<Root.Bundle> kept = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            boolean isSmall = bundles.get(i).octets() < SMALL_OCTETS;
            if (newIndex[i] < 0 || (isSmall && small > OwnerLimits.SMALL_BUNDLES)) {
                newIndex[i] = -1;
            } else {
                newIndex[i] = kept.size();
                kept.add(bundles.get(i));
            }
        }
        return kept;
    }

    /** Fills one bundle after the other. */
    private static final class Packing {
        private final List<List<Segment>> bundles = new ArrayList<>();
        private int rows;

        void add(Segment segment) {
            boolean isFull =
                    bundles.isEmpty()
                            || rows + segment.count() > OwnerLimits.BUNDLE_ROWS
                            || bundles.getLast().size() >= OwnerLimits.BUNDLE_SEGMENTS;
            if (isFull) {
                bundles.add(new ArrayList<>());
                rows = 0;
            }
            bundles.getLast().add(segment);
            rows += segment.count();
        }
    }
}
