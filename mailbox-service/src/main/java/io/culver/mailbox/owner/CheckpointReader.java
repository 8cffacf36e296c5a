package io.culver.mailbox.owner;

import io.culver.mailbox.codec.CatalogueCodec;
import io.culver.mailbox.codec.DeltaCodec;
import io.culver.mailbox.codec.Root;
import io.culver.mailbox.codec.RootCodec;
import io.culver.mailbox.codec.SegmentCodec;
import io.culver.mailbox.codec.StoredMailbox;
import io.culver.mailbox.codec.StoredMailbox.Place;
import io.culver.mailbox.codec.StoredSegment;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Messages;
import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads checkpoints: the root, then everything that it names at once. */
final class CheckpointReader {
    private final AccountId account;
    private final OwnerSetting setting;

    CheckpointReader(AccountId account, OwnerSetting setting) {
        this.account = account;
        this.setting = setting;
    }

    /**
     * A state, and how it is stored.
     *
     * @param hash of the last entry that the state contains; absent if there is none
     */
    record Read(AccountState state, Optional<EntryHash> hash, StoredState stored) {
        /** Of an account that has no checkpoint. */
        static final Read NOTHING =
                new Read(AccountState.EMPTY, Optional.empty(), StoredState.NOTHING);
    }

    /** {@code CORRUPTION} also if the checkpoint was superseded long enough ago. */
    Read read(Checkpoint checkpoint) {
        Root root = root(checkpoint);
        List<List<Segment>> bundles = bundles(root);
        Map<Object, Place> places = new HashMap<>();
        List<MailboxState> mailboxes = new ArrayList<>();
        for (var catalogue : objects(root.catalogues(), CatalogueCodec::decode)) {
            for (StoredMailbox it : catalogue) {
                mailboxes.add(it.mailbox().with(messages(it, bundles, places)));
            }
        }
        AccountState state =
                AccountState.of(
                        root.counters(),
                        mailboxes,
                        root.subscriptions(),
                        root.quota(),
                        root.window());
        if (!state.seq().equals(checkpoint.seq())) {
            throw new MailException(MailError.CORRUPTION, "Checkpoint is of another change");
        }
        return new Read(state, root.hash(), StoredState.of(checkpoint, root, places));
    }

    /** What is stored, without the state itself. */
    StoredState readStored(Checkpoint checkpoint) {
        return StoredState.of(checkpoint, root(checkpoint), Map.of());
    }

    private Root root(Checkpoint checkpoint) {
        ObjectId id = checkpoint.root();
        return RootCodec.decode(setting.snapshots().get(account, id), id);
    }

    /** The segments of all bundles, with the deltas laid over them. */
    private List<List<Segment>> bundles(Root root) {
        List<ObjectId> ids = root.bundles().stream().map(Root.Bundle::id).toList();
        List<List<Segment>> written = objects(ids, SegmentCodec::decode);
        if (root.deltas().isEmpty()) {
            return written;
        }
        Map<StoredSegment, Segment> segments = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            for (int j = 0; j < written.get(i).size(); j++) {
                segments.put(new StoredSegment(ids.get(i), j), written.get(i).get(j));
            }
        }
        List<ObjectId> parts = root.deltas().stream().flatMap(it -> it.parts().stream()).toList();
        List<Octets> deltas = objects(parts, (octets, _) -> octets);
        for (int i = 0; i < parts.size(); i++) {
            DeltaCodec.apply(deltas.get(i), parts.get(i), segments);
        }
        List<List<Segment>> bundles = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            List<Segment> bundle = new ArrayList<>();
            for (int j = 0; j < written.get(i).size(); j++) {
                bundle.add(segments.get(new StoredSegment(ids.get(i), j)));
            }
            bundles.add(bundle);
        }
        return bundles;
    }

    private <T> List<T> objects(List<ObjectId> ids, BiFunction<Octets, ObjectId, T> decode) {
        return Parallel.map(
                setting.executor(),
                ids,
                id -> decode.apply(setting.snapshots().get(account, id), id));
    }

    private static Messages messages(
            StoredMailbox stored, List<List<Segment>> bundles, Map<Object, Place> places) {
        try {
            List<Segment> segments = new ArrayList<>();
            for (Place place : stored.places()) {
                Segment segment = bundles.get(place.bundle()).get(place.position());
                segments.add(segment);
                places.put(segment.identity(), place);
            }
            return Messages.of(segments);
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            throw new MailException(MailError.CORRUPTION, "Catalogue and segments do not agree");
        }
    }
}
