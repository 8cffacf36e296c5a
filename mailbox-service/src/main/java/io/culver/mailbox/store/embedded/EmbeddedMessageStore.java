package io.culver.mailbox.store.embedded;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.MetaPage;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of messages: row {@code account email-id}. A put is not synchronous: the append
 * that comes after it syncs the one write-ahead log, which has the put before the append.
 */
final class EmbeddedMessageStore implements MessageStore {
    /** Rows read at a time: a call of RocksDB costs little. */
    private static final int LOT = 32;

    private final Database database;

    EmbeddedMessageStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(AccountId account, EmailId id, MessageMeta meta) {
        byte[] stored = StoredMeta.seal(account, id, meta);
        database.writeSoon(batch -> batch.put(Family.META, key(account, id), stored));
    }

    @Override
    public MetaPage get(AccountId account, List<EmailId> ids) {
        StoreLimits.checkIds(ids);
        return MetaPage.read(account, ids, LOT, lot -> rows(account, lot));
    }

    private Map<EmailId, byte[]> rows(AccountId account, List<EmailId> ids) {
        List<Optional<byte[]>> rows =
                database.get(Family.META, ids.stream().map(id -> key(account, id)).toList());
        Map<EmailId, byte[]> found = HashMap.newHashMap(ids.size());
        for (int i = 0; i < rows.size(); i++) {
            EmailId id = ids.get(i);
            rows.get(i).ifPresent(row -> found.put(id, row));
        }
        return found;
    }

    @Override
    public void delete(AccountId account, EmailId id) {
        database.writeSoon(batch -> batch.delete(Family.META, key(account, id)));
    }

    private static byte[] key(AccountId account, EmailId id) {
        return Keys.of(account.value(), id.value());
    }
}
