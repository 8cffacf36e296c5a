package io.culver.mailbox.usecase;

import io.culver.mailbox.codec.StoredIndexCodec;
import io.culver.mailbox.domain.IndexCopy;
import io.culver.mailbox.domain.StoredIndex;
import io.culver.mailbox.ingest.FileChunks;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.IndexManifest;
import io.culver.mailbox.store.IndexManifests;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps copies of search indexes for the search service, which has no store of its own. A copy is
 * never needed: it spares a node that takes over an account the making of its index.
 *
 * <p>All blobs that there may be are in the account's manifest before they are written, and leave
 * it after they have been deleted: no crash leaves anything that nothing names.
 */
public final class IndexCopies {
    private static final Logger log = LoggerFactory.getLogger(IndexCopies.class);

    private final IndexManifests manifests;
    private final FileChunks files;
    private final Clock clock;
    private final RandomGenerator random;

    public IndexCopies(
            IndexManifests manifests, FileChunks files, Clock clock, RandomGenerator random) {
        this.manifests = manifests;
        this.files = files;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What there is of an account.
     *
     * @param version absent if nothing was ever planned
     */
    public record Found(Optional<UUID> version, Optional<IndexCopy> copy) {}

    /** Where files are to be written, and the version to install them upon. */
    public record Plan(UUID version, List<BlobId> blobs) {}

    public Found find(AccountId account) {
        return read(account)
                .map(it -> new Found(Optional.of(it.version), it.index.copy()))
                .orElse(new Found(Optional.empty(), Optional.empty()));
    }

    /** Announces files of these sizes. Empty if another one has come first. {@code LIMIT}. */
    public Optional<Plan> plan(AccountId account, Optional<UUID> version, List<DataSize> sizes) {
        Optional<Stored> stored = read(account);
        if (!version.equals(stored.map(Stored::version))) {
            return Optional.empty();
        }
        StoredIndex index = stored.map(Stored::index).orElse(StoredIndex.EMPTY);
        List<StoredIndex.Blob> blobs = sizes.stream().map(this::newBlob).toList();
        Instant now = clock.instant();
        StoredIndex next = index.planning(blobs, now, now.minus(Limits.INDEX_UPLOAD));
        if (next.blobs().size() > Limits.INDEX_FILES) {
            throw new MailException(MailError.LIMIT, "Too many files of a search index");
        }
        return swap(account, version, index, next)
                .map(it -> new Plan(it, blobs.stream().map(StoredIndex.Blob::id).toList()));
    }

    private StoredIndex.Blob newBlob(DataSize size) {
        if (size.compareTo(Limits.INDEX_FILE) > 0) {
            throw new MailException(MailError.LIMIT, "A file of a search index is too large");
        }
        return new StoredIndex.Blob(new BlobId(newId()), size);
    }

    /** Writes a piece of an announced file. {@code INVALID}. */
    public void write(BlobId blob, long offset, Octets piece) {
        if (piece.size() > Limits.INDEX_PIECE || offset > Limits.INDEX_FILE.octets()) {
            throw new MailException(MailError.INVALID, "A piece is too large");
        }
        files.write(blob, offset, piece);
    }

    /**
     * Makes files the account's copy, in place of the one before. Empty if another one has come
     * first. {@code INVALID} if one of them was never announced.
     */
    public Optional<UUID> install(AccountId account, UUID version, IndexCopy copy) {
        Optional<Stored> stored = read(account).filter(it -> it.version.equals(version));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        StoredIndex index = stored.get().index;
        try {
            return swap(account, Optional.of(version), index, index.installing(copy));
        } catch (IllegalArgumentException e) {
            throw new MailException(MailError.INVALID, "A file was never announced");
        }
    }

    /** Gives a file's octets. {@code NO_SUCH_MESSAGE}; {@code CORRUPTION}. */
    public void read(BlobId blob, DataSize size, Consumer<Octets> sink) {
        if (size.compareTo(Limits.INDEX_FILE) > 0) {
            throw new MailException(MailError.INVALID, "No file is so large");
        }
        files.read(blob, size, sink);
    }

    /**
     * Deletes what is kept of an account, if it is this version or none is named: all but what
     * somebody may be writing just now.
     */
    public void drop(AccountId account, Optional<UUID> version) {
        Optional<Stored> found = read(account);
        if (found.isEmpty() || version.filter(it -> !it.equals(found.get().version)).isPresent()) {
            return;
        }
        StoredIndex index = found.get().index;
        StoredIndex rest = index.dropping(clock.instant().minus(Limits.INDEX_UPLOAD));
        Optional<UUID> swapped = swap(account, Optional.of(found.get().version), index, rest);
        if (swapped.isPresent() && rest.planned().isEmpty()) {
            manifests.delete(account, swapped.get());
        }
    }

    /** Deletes what is kept of an account that is no more, if the store lets us. */
    public void forget(AccountId account) {
        try {
            drop(account, Optional.empty());
        } catch (MailException e) {
            // The search service does so again when it finds that the account is gone.
            log.atWarn().addKeyValue("account", account).setCause(e).log("index copy not deleted");
        }
    }

    /**
     * Replaces the manifest. What it dooms is deleted as soon as nobody can install it any more.
     */
    private Optional<UUID> swap(
            AccountId account, Optional<UUID> version, StoredIndex index, StoredIndex next) {
        index.doomed().forEach(this::delete); // may be forgotten by the next one
        var manifest = new IndexManifest(newId(), StoredIndexCodec.encode(next, account));
        if (!manifests.swap(account, version, manifest)) {
            return Optional.empty();
        }
        next.doomed().forEach(this::delete);
        return Optional.of(manifest.version());
    }

    private void delete(StoredIndex.Blob blob) {
        files.delete(blob.id(), blob.size());
    }

    private Optional<Stored> read(AccountId account) {
        return manifests.find(account).map(it -> open(account, it));
    }

    /** A damaged manifest is the end of its copy: where it was cannot be told any more. */
    private static Stored open(AccountId account, IndexManifest manifest) {
        try {
            StoredIndex index = StoredIndexCodec.decode(manifest.octets(), account);
            return new Stored(manifest.version(), index);
        } catch (MailException damage) {
            log.atError()
                    .addKeyValue("account", account)
                    .setCause(damage)
                    .log("manifest of a search index is damaged; begun again");
            return new Stored(manifest.version(), StoredIndex.EMPTY);
        }
    }

    private UUID newId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private record Stored(UUID version, StoredIndex index) {}
}
