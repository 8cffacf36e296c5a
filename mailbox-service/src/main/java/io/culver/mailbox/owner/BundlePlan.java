package io.culver.mailbox.owner;

import io.culver.mailbox.codec.Root;
import io.culver.mailbox.codec.StoredMailbox.Place;
import io.culver.mailbox.domain.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which bundles a checkpoint keeps, and which segments it writes: those whose messages are not
 * stored together yet. Bundles are not kept for less than half of their segments, nor many small
 * ones beside each other: so what is stored stays in proportion to what is used, in octets and in
 * objects.
 *
 * @param kept bundles of the checkpoint before, in the order of their new indexes
 * @param places of the segments in kept bundles, by {@link Segment#identity}
 * @param bundles to write
 */
record BundlePlan(List<Root.Bundle> kept, Map<Object, Place> places, List<List<Segment>> bundles) {
    static BundlePlan of(StoredState before, List<Segment> segments) {
        int[] used = new int[before.bundles().size()];
        for (Segment segment : segments) {
            Place place = before.places().get(segment.identity());
            if (place != null) {
                used[place.bundle()]++;
            }
        }
        int[] newIndex = new int[used.length];
        List<Root.Bundle> kept = keep(before.bundles(), used, newIndex);
        Map<Object, Place> places = new HashMap<>();
        Packing packing = new Packing();
        for (Segment segment : segments) {
            Place place = before.places().get(segment.identity());
            if (place != null && newIndex[place.bundle()] >= 0) {
                places.put(
                        segment.identity(), new Place(newIndex[place.bundle()], place.position()));
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
            small += isKept && isSmall(bundles.get(i)) ? 1 : 0;
        }
        List<Root.Bundle> kept = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            boolean isOneOfMany = isSmall(bundles.get(i)) && small > OwnerLimits.SMALL_BUNDLES;
            if (newIndex[i] < 0 || isOneOfMany) {
                newIndex[i] = -1;
            } else {
                newIndex[i] = kept.size();
                kept.add(bundles.get(i));
            }
        }
        return kept;
    }

    private static boolean isSmall(Root.Bundle bundle) {
        return bundle.rows() < OwnerLimits.BUNDLE_ROWS / 2
                && bundle.segments() < OwnerLimits.BUNDLE_SEGMENTS / 2;
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
