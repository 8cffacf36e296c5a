package io.culver.mailbox.owner;

import io.culver.mailbox.codec.Retained;
import io.culver.mailbox.codec.Root;
import io.culver.mailbox.codec.StoredMailbox.Place;
import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.ObjectId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is stored of an account by its last checkpoint, as far as the next one can build on it.
 *
 * @param checkpoint absent before the first
 * @param previous the one that this one took the place of
 * @param time of the last change that it contains; absent if that is not known
 * @param places where each segment was written, by {@link Segment#identity}
 */
record StoredState(
        Optional<Checkpoint> checkpoint,
        Optional<Checkpoint> previous,
        List<ObjectId> catalogues,
        List<Root.Bundle> bundles,
        List<Root.Delta> deltas,
        List<ObjectId> superseded,
        long historyOctets,
        Retained retained,
        Optional<Instant> time,
        Map<Object, Place> places) {
    static final StoredState NOTHING =
            new StoredState(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    Retained.NOTHING,
                    Optional.empty(),
                    Map.of());

    static StoredState of(Checkpoint checkpoint, Root root, Map<Object, Place> places) {
        return new StoredState(
                Optional.of(checkpoint),
                root.previous(),
                root.catalogues(),
                root.bundles(),
                root.deltas(),
                root.superseded(),
                root.historyOctets(),
                root.retained(),
                root.window().lastTime(),
                places);
    }

    /** All objects that the checkpoint needs. */
    Set<ObjectId> objects() {
        Set<ObjectId> objects = new HashSet<>(catalogues);
        bundles.forEach(it -> objects.add(it.id()));
        deltas.forEach(it -> objects.addAll(it.parts()));
        checkpoint.ifPresent(it -> objects.add(it.root()));
        return objects;
    }
}
