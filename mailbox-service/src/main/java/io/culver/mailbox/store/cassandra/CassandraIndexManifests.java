package io.culver.mailbox.store.cassandra;

import io.culver.mailbox.store.IndexManifest;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.Optional;
import java.util.UUID;

/** The manifests of search indexes: a swap is one round of Paxos on the account's row. */
final class CassandraIndexManifests implements IndexManifests {
    private final IndexManifestTable table;

    CassandraIndexManifests(IndexManifestTable table) {
        this.table = table;
    }

    @Override
    public Optional<IndexManifest> find(AccountId account) {
        return table.select(account);
    }

    @Override
    public boolean swap(AccountId account, Optional<UUID> expected, IndexManifest next) {
        StoreLimits.checkManifest(next);
        return isApplied(table.swap(account, expected, next));
    }

    @Override
    public boolean delete(AccountId account, UUID expected) {
        return isApplied(table.delete(account, expected));
    }

    private static boolean isApplied(CasOutcome outcome) {
        return switch (outcome) {
            case APPLIED -> true;
            case NOT_APPLIED -> false;
            case NOT_DONE -> throw CqlClient.unavailable();
            case UNKNOWN ->
                    throw new MailException(
                            MailError.OUTCOME_UNKNOWN, "The store did not say whether it is done");
        };
    }
}
