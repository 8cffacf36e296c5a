package io.culver.search.copy;

import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.Octets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where copies are kept: the mailbox service, since it alone has a store. Each change is upon a
 * version, and is refused if another one has come first. Every method refuses with {@link
 * io.culver.model.MailException} UNAVAILABLE if it cannot be asked.
 */
public interface CopyStore {
    /** What there is of an account. */
    Found find(AccountId account);

    /** Announces files of these sizes. Empty if another one has come first. */
    Optional<Plan> plan(AccountId account, Optional<UUID> version, List<DataSize> sizes);

    /**
     * Writes a piece of an announced file: {@link io.culver.search.limits.SearchLimits#COPY_PIECE}
     * octets of it, but for the last one.
     */
    void write(BlobId blob, long offset, Octets piece);

    /** Makes files the account's copy. Empty if another one has come first. */
    Optional<UUID> install(AccountId account, UUID version, IndexCopy copy);

    /**
     * Gives a file's octets in order.
     *
     * @throws io.culver.model.MailException NO_SUCH_MESSAGE if it is gone, CORRUPTION if it is
     *     damaged
     */
    void read(BlobId blob, DataSize size, Sink sink) throws IOException;

    /** Deletes an account's copy; if a version is named, only if it is that one. */
    void drop(AccountId account, Optional<UUID> version);

    /**
     * What there is.
     *
     * @param version absent if there never was anything
     */
    record Found(Optional<UUID> version, Optional<IndexCopy> copy) {}

    /** Where files are to be written, and the version to install them upon. */
    record Plan(UUID version, List<BlobId> blobs) {
        public Plan {
            blobs = List.copyOf(blobs);
        }
    }

    /** Takes pieces of a file. */
    interface Sink {
        void accept(Octets piece) throws IOException;
    }
}
