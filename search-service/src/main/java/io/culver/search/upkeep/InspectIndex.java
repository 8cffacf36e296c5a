package io.culver.search.upkeep;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.search.copy.CopyReader;
import io.culver.search.copy.IndexCopy;
import io.culver.search.extract.wire.SkipReason;
import io.culver.search.index.AccountIndex;
import io.culver.search.index.IndexSnapshot;
import io.culver.search.index.LuceneThreads;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.index.SkippedDocuments;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Tells what is known of an account's index on this node, and of its copy. */
public final class InspectIndex {
    private final OpenIndexes indexes;
    private final LuceneThreads threads;
    private final CopyReader copies;

    public InspectIndex(OpenIndexes indexes, LuceneThreads threads, CopyReader copies) {
        this.indexes = indexes;
        this.threads = threads;
        this.copies = copies;
    }

    /**
     * What there is.
     *
     * @param index absent if there is none on this node
     * @param copy absent if there is none
     */
    public record State(Optional<Index> index, Optional<IndexCopy> copy) {}

    /**
     * An index.
     *
     * @param messages in it; such that were expunged may be among them
     * @param skippedDocuments attached documents that are not in it, or not to their end
     * @param skipped of how many messages at least one document was skipped for this reason
     */
    public record Index(
            ModSeq indexedSeq,
            long messages,
            int files,
            long octets,
            long skippedDocuments,
            Map<SkipReason, Long> skipped) {
        public Index {
            skipped = Map.copyOf(skipped);
        }
    }

    public State inspect(AccountId account, Patience caller) {
        return new State(caller.await(threads.submit(() -> index(account))), copies.find(account));
    }

    private Optional<Index> index(AccountId account) throws IOException {
        Optional<OpenIndexes.Lease> borrowed = indexes.tryBorrow(account);
        if (borrowed.isEmpty()) {
            return Optional.empty();
        }
        try (OpenIndexes.Lease lease = borrowed.get();
                IndexSnapshot snapshot = lease.index().snapshot()) {
            return Optional.of(index(lease.index(), snapshot));
        }
    }

    private static Index index(AccountIndex index, IndexSnapshot snapshot) throws IOException {
        Collection<String> files = snapshot.files();
        long octets = 0;
        for (String file : files) {
            octets += snapshot.directory().fileLength(file);
        }
        Map<SkipReason, Long> reasons = new EnumMap<>(SkipReason.class);
        long documents = 0;
        for (SkippedDocuments skipped : index.skipped()) {
            documents += skipped.count();
            skipped.reasons().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
        }
        return new Index(
                snapshot.indexedSeq(), index.messages(), files.size(), octets, documents, reasons);
    }
}
