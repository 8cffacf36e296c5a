package io.culver.mailbox.store.embedded;

import io.culver.mailbox.codec.StoredMeta;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of messages: row {@code account email-id}. A put is not synchronous: the append
 * that comes after it syncs the one write-ahead log, which has the put before the append.
 */
final class EmbeddedMessageStore implements MessageStore {
    private final Database database;

    EmbeddedMessageStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(AccountId account, EmailId id, MessageMeta meta) {
        byte[] stored = StoredMeta.encode(meta);
        database.writeSoon(batch -> batch.put(Family.META, key(account, id), stored));
    }

    @Override
    public Map<EmailId, MessageMeta> get(AccountId account, Collection<EmailId> ids) {
        StoreLimits.checkIds(ids);
        List<EmailId> inOrder = List.copyOf(ids);
        List<Optional<byte[]>> rows =
                database.get(Family.META, inOrder.stream().map(id -> key(account, id)).toList());
        Map<EmailId, MessageMeta> found = HashMap.newHashMap(ids.size());
        for (int i = 0; i < rows.size(); i++) {
            EmailId id = inOrder.get(i);
            rows.get(i).ifPresent(row -> found.put(id, StoredMeta.decode(row)));
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
