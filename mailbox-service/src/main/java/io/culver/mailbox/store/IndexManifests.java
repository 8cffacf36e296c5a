package io.culver.mailbox.store;

import io.culver.model.AccountId;
import java.util.Optional;
import java.util.UUID;

/**
 * One small row an account: which files are the copy of its search index. Linearizable per account.
 */
public interface IndexManifests {
    /** Absent if there is none. */
    Optional<IndexManifest> find(AccountId account);

    /**
     * Replaces the manifest of this version; absent is that there is none. At most 256 KiB. Durable
     * when it returns, and with it every chunk that was put before.
     *
     * @return false, and nothing is changed, if there is another one or none
     */
    boolean swap(AccountId account, Optional<UUID> expected, IndexManifest next);

    /** Deletes the manifest of this version. False if there is another one or none. */
    boolean delete(AccountId account, UUID expected);
}
