package io.culver.mailbox.owner;

import io.culver.mailbox.codec.CatalogueCodec;
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
import io.culver.model.AccountId;
import io.culver.model.Octets;
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
    private final AccountId account;
    private final OwnerSetting setting;
    private final StoredState before;
    private final List<ObjectId> written = new ArrayList<>();
    private long octets;

    CheckpointWriter(AccountId account, OwnerSetting setting, StoredState before) {
        this.account = account;
        this.setting = setting;
        this.before = before;
    }

    /** The objects that this wrote: nobody needs them if the checkpoint is not installed. */
    List<ObjectId> written() {
        return written;
    }

    /** Octets that this wrote. */
    long octets() {
        return octets;
    }

    /**
     * Writes the state. The checkpoint can be installed when this returns.
     *
     * @param hash of the last entry that the state contains
     */
    StoredState write(AccountState state, Optional<EntryHash> hash, long historyOctets) {
        List<MailboxState> mailboxes =
                state.mailboxes().stream()
                        .sorted(Comparator.comparing(MailboxState::name))
                        .toList();
        List<Segment> segments =
                mailboxes.stream().flatMap(it -> it.messages().segments().stream()).toList();
        BundlePlan plan = BundlePlan.of(before, segments);
        List<Root.Bundle> bundles = new ArrayList<>(plan.kept());
        Map<Segment, Place> places = new HashMap<>(plan.places());
        for (List<Segment> bundle : plan.bundles()) {
            for (int i = 0; i < bundle.size(); i++) {
                places.put(bundle.get(i), new Place(bundles.size(), i));
            }
            ObjectId id = newId();
            Octets object = SegmentCodec.encode(bundle, id);
            put(id, object);
            bundles.add(new Root.Bundle(id, object.size(), bundle.size()));
        }
        List<ObjectId> catalogues = writeCatalogues(mailboxes, places);
        Root root =
                new Root(
                        state.counters(),
                        hash,
                        List.copyOf(state.subscriptions()),
                        state.quotaSettings(),
                        state.window(),
                        catalogues,
                        bundles,
                        superseded(bundles),
                        historyOctets);
        ObjectId rootId = newId();
        put(rootId, RootCodec.encode(root, rootId));
        return StoredState.of(new Checkpoint(state.seq(), rootId), root, places);
    }

    private List<ObjectId> writeCatalogues(
            List<MailboxState> mailboxes, Map<Segment, Place> places) {
        List<ObjectId> catalogues = new ArrayList<>();
        int count = OwnerLimits.CATALOGUE_MAILBOXES;
        for (int i = 0; i < mailboxes.size(); i += count) {
            List<StoredMailbox> part =
                    mailboxes.subList(i, Math.min(i + count, mailboxes.size())).stream()
                            .map(it -> new StoredMailbox(it, placesOf(it, places)))
                            .toList();
            ObjectId id = newId();
            put(id, CatalogueCodec.encode(part, id));
            catalogues.add(id);
        }
        return catalogues;
    }

    private static List<Place> placesOf(MailboxState mailbox, Map<Segment, Place> places) {
        return mailbox.messages().segments().stream()
                .map(it -> {
                    Place place = places.get(it);
                    if (place == null) {
                        throw new IllegalStateException("segment was not written");
                    }
                    return place;
                })
                .toList();
    }

    private List<ObjectId> superseded(List<Root.Bundle> bundles) {
        Set<ObjectId> superseded = new HashSet<>(before.objects());
        bundles.forEach(it -> superseded.remove(it.id()));
        return List.copyOf(superseded);
    }

    private ObjectId newId() {
        return new ObjectId(setting.newId());
    }

    private void put(ObjectId id, Octets object) {
        written.add(id);
        octets += object.size();
        setting.snapshots().put(account, id, object);
    }
}
