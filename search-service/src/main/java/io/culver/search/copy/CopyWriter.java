package io.culver.search.copy;

import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.Octets;
import io.culver.search.index.IndexFields;
import io.culver.search.index.IndexSnapshot;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/** Renews an account's copy: writes the files that it lacks, then makes all of them the copy. */
final class CopyWriter {
    private final CopyStore store;
    private final Pace pace;

    CopyWriter(CopyStore store, Pace pace) {
        this.store = store;
        this.pace = pace;
    }

    /** What became of it. */
    enum Outcome {
        /** The copy is as the snapshot. */
        RENEWED,
        /** The copy contains more than the snapshot: another node follows the account now. */
        AHEAD,
        /** Another one came first. */
        LOST
    }

    Outcome write(AccountId account, IndexSnapshot snapshot) throws IOException {
        CopyStore.Found found = store.find(account);
        if (found.copy().filter(it -> it.indexedSeq().isAfter(snapshot.indexedSeq())).isPresent()) {
            return Outcome.AHEAD;
        }
        Map<Named, CopyFile> there = new HashMap<>();
        found.copy().ifPresent(copy -> copy.files().forEach(it -> there.put(Named.of(it), it)));
        List<CopyFile> files = new ArrayList<>();
        List<Named> lacking = new ArrayList<>();
        for (String name : snapshot.files()) {
            Named file = Named.of(snapshot.directory(), name);
            CopyFile kept = there.get(file);
            if (kept == null) {
                lacking.add(file);
            } else {
                files.add(kept);
            }
        }
        if (lacking.isEmpty() && files.size() == there.size()) {
            return Outcome.RENEWED;
        }
        return write(account, snapshot, found.version(), files, lacking);
    }

    private Outcome write(
            AccountId account,
            IndexSnapshot snapshot,
            Optional<UUID> version,
            List<CopyFile> files,
            List<Named> lacking)
            throws IOException {
        Optional<CopyStore.Plan> plan =
                store.plan(account, version, lacking.stream().map(Named::size).toList());
        if (plan.isEmpty()) {
            return Outcome.LOST;
        }
        for (int i = 0; i < lacking.size(); i++) {
            CopyFile file = lacking.get(i).at(plan.get().blobs().get(i));
            write(snapshot.directory(), file);
            files.add(file);
        }
        var copy = new IndexCopy(IndexFields.FORMAT, snapshot.indexedSeq(), files);
        boolean isInstalled = store.install(account, plan.get().version(), copy).isPresent();
        return isInstalled ? Outcome.RENEWED : Outcome.LOST;
    }

    private void write(Directory directory, CopyFile file) throws IOException {
        try (IndexInput in = directory.openInput(file.name(), IOContext.READONCE)) {
            for (long at = 0; at < in.length(); at += SearchLimits.COPY_PIECE) {
                byte[] piece = new byte[(int) Math.min(in.length() - at, SearchLimits.COPY_PIECE)];
                in.readBytes(piece, 0, piece.length);
                pace.await(piece.length);
                store.write(file.blob(), at, Octets.wrap(piece));
            }
        }
    }

    /** A file by its name and what it is. */
    private record Named(String name, DataSize size, Octets identity) {
        static Named of(CopyFile file) {
            return new Named(file.name(), file.size(), file.identity());
        }

        static Named of(Directory directory, String name) throws IOException {
            return new Named(
                    name,
                    new DataSize(directory.fileLength(name)),
                    CopyFiles.identity(directory, name));
        }

        CopyFile at(BlobId blob) {
            return new CopyFile(name, size, identity, blob);
        }
    }
}
