package io.culver.mailbox.store.memory;

import io.culver.mailbox.store.IndexManifest;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The manifests of search indexes in memory. */
final class MemoryIndexManifests implements IndexManifests {
    private final Map<AccountId, IndexManifest> manifests = new HashMap<>();

    @Override
    public synchronized Optional<IndexManifest> find(AccountId account) {
        return Optional.ofNullable(manifests.get(account));
    }

    @Override
    public synchronized boolean swap(
            AccountId account, Optional<UUID> expected, IndexManifest next) {
        StoreLimits.checkManifest(next);
        if (!expected.equals(find(account).map(IndexManifest::version))) {
            return false;
        }
        manifests.put(account, next);
        return true;
    }

    @Override
    public synchronized boolean delete(AccountId account, UUID expected) {
        return find(account).filter(it -> it.version().equals(expected)).isPresent()
                && manifests.remove(account) != null;
    }
}
