package io.culver.mailbox.codec;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.OpWindow;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where reading a checkpoint begins.
 *
 * @param hash of the last entry that the state contains; absent if there is none
 * @param previous the checkpoint that this one takes the place of; absent for the first
 * @param quota what the operator has set
 * @param deltas to be laid over the bundles in this order
 * @param superseded objects that the checkpoint before this one used and this one does not
 * @param historyOctets of the entries that were left in the log below the checkpoint
 * @param retained what is kept of the past
 */
public record Root(
        AccountState.Counters counters,
        Optional<EntryHash> hash,
        Optional<Checkpoint> previous,
        List<MailboxName> subscriptions,
        Map<QuotaResource, QuotaSetting> quota,
        OpWindow window,
        List<ObjectId> catalogues,
        List<Bundle> bundles,
        List<Delta> deltas,
        List<ObjectId> superseded,
        long historyOctets,
        Retained retained) {
    public Root {
        subscriptions = List.copyOf(subscriptions);
        quota = Map.copyOf(quota);
        catalogues = List.copyOf(catalogues);
        bundles = List.copyOf(bundles);
        deltas = List.copyOf(deltas);
        superseded = List.copyOf(superseded);
    }

    /**
     * An object that holds segments; of these, later checkpoints may use only some.
     *
     * @param writtenAt the last change in the state whose checkpoint wrote it
     */
    public record Bundle(ObjectId id, int octets, int segments, int rows, ModSeq writtenAt) {}

    /**
     * Objects that hold the rows of bundles that changed later.
     *
     * @param since after which they changed
     * @param writtenAt likewise
     */
    public record Delta(List<ObjectId> parts, ModSeq since, long rows, ModSeq writtenAt) {
        public Delta {
            parts = List.copyOf(parts);
        }
    }
}
