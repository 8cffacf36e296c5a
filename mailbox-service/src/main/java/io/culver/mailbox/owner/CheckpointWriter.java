package io.culver.mailbox.owner;

import io.culver.mailbox.codec.CatalogueCodec;
import io.culver.mailbox.codec.DeltaCodec;
import io.culver.mailbox.codec.Root;
import io.culver.mailbox.codec.RootCodec;
import io.culver.mailbox.codec.SegmentCodec;
import io.culver.mailbox.codec.StoredMailbox;
import io.culver.mailbox.codec.StoredMailbox.Place;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.ModSeq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the objects of one checkpoint. What the one before has stored already is used again. */
final class CheckpointWriter {
    private final ObjectWriter objects;
    private final StoredState before;
    private long catalogueOctets;

    CheckpointWriter(ObjectWriter objects, StoredState before) {
        this.objects = objects;
        this.before = before;
    }

    /**
     * Writes the state. The checkpoint can be installed when this returns.
     *
     * @param hash of the last entry that the state contains
     * @param historyOctets of the entries that are left in the log below the checkpoint
     */
    StoredState write(
            AccountState state,
            Optional<EntryHash> hash,
            long historyOctets,
            RetentionPlan retention) {
        List<MailboxState> mailboxes =
                state.mailboxes().stream()
                        .sorted(Comparator.comparing(MailboxState::name))
                        .toList();
        List<Segment> segments =
                mailboxes.stream().flatMap(it -> it.messages().segments().stream()).toList();
        BundlePlan plan = BundlePlan.of(before, segments);
        List<Root.Bundle> bundles = new ArrayList<>(plan.kept());
        Map<Object, Place> places = new HashMap<>(plan.places());
        for (List<Segment> bundle : plan.bundles()) {
            for (int i = 0; i < bundle.size(); i++) {
                places.put(bundle.get(i).identity(), new Place(bundles.size(), i));
            }
            var object = objects.write(id -> SegmentCodec.encode(bundle, id));
            int rows = bundle.stream().mapToInt(Segment::count).sum();
            bundles.add(
                    new Root.Bundle(
                            object.id(), object.octets(), bundle.size(), rows, state.seq()));
        }
        List<Root.Delta> deltas =
                writeDelta(DeltaPlan.of(before, bundles, places, segments), state.seq());
        long changing = objects.octets();
        List<ObjectId> catalogues = writeCatalogues(mailboxes, places);
        catalogueOctets = objects.octets() - changing;
        RetentionPlan replaced = retention.replaced(before, unused(bundles, deltas));
        Root root =
                new Root(
                        state.counters(),
                        hash,
                        before.checkpoint(),
                        List.copyOf(state.subscriptions()),
                        state.quotaSettings(),
                        state.window(),
                        catalogues,
                        bundles,
                        deltas,
                        replaced.freed(),
                        historyOctets,
                        replaced.retained());
        ObjectId rootId = objects.write(id -> RootCodec.encode(root, id)).id();
        return StoredState.of(new Checkpoint(state.seq(), rootId), root, places);
    }

    /** Octets of the catalogues, which every checkpoint writes, whatever has changed. */
    long catalogueOctets() {
        return catalogueOctets;
    }

    private List<Root.Delta> writeDelta(DeltaPlan plan, ModSeq seq) {
        List<Root.Delta> deltas = new ArrayList<>(plan.kept());
        List<ObjectId> parts =
                plan.parts().stream()
                        .map(part -> objects.write(id -> DeltaCodec.encode(part, id)).id())
                        .toList();
        if (!parts.isEmpty()) {
            deltas.add(new Root.Delta(parts, plan.since(), plan.rows(), seq));
        }
        return deltas;
    }

    private List<ObjectId> writeCatalogues(
            List<MailboxState> mailboxes, Map<Object, Place> places) {
        List<ObjectId> catalogues = new ArrayList<>();
        int count = OwnerLimits.CATALOGUE_MAILBOXES;
        for (int i = 0; i < mailboxes.size(); i += count) {
            List<StoredMailbox> part =
                    mailboxes.subList(i, Math.min(i + count, mailboxes.size())).stream()
                            .map(it -> new StoredMailbox(it, placesOf(it, places)))
                            .toList();
            catalogues.add(objects.write(id -> CatalogueCodec.encode(part, id)).id());
        }
        return catalogues;
    }

    private static List<Place> placesOf(MailboxState mailbox, Map<Object, Place> places) {
        return mailbox.messages().segments().stream()
                .map(it -> {
                    Place place = places.get(it.identity());
                    if (place == null) {
                        throw new IllegalStateException("segment was not written");
                    }
                    return place;
                })
                .toList();
    }

    /** What the checkpoint before this one uses and this one does not. */
    private Set<ObjectId> unused(List<Root.Bundle> bundles, List<Root.Delta> deltas) {
        Set<ObjectId> unused = new HashSet<>(before.objects());
        bundles.forEach(it -> unused.remove(it.id()));
        deltas.forEach(it -> it.parts().forEach(unused::remove));
        return unused;
    }
}
