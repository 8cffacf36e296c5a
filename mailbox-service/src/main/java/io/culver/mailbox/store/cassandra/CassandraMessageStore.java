package io.culver.mailbox.store.cassandra;

import io.culver.mailbox.codec.StoredMeta;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of messages. A put has a quorum when it returns, before the entry that names it.
 */
final class CassandraMessageStore implements MessageStore {
    private final MessageMetaTable table;

    CassandraMessageStore(MessageMetaTable table) {
        this.table = table;
    }

    @Override
    public void put(AccountId account, EmailId id, MessageMeta meta) {
        table.insert(account, id, StoredMeta.encode(meta));
    }

    @Override
    public Map<EmailId, MessageMeta> get(AccountId account, Collection<EmailId> ids) {
        StoreLimits.checkIds(ids);
        Map<EmailId, MessageMeta> found = HashMap.newHashMap(ids.size());
        table.select(account, ids)
                .forEach((id, stored) -> found.put(id, StoredMeta.decode(octets(stored))));
        return found;
    }

    @Override
    public void delete(AccountId account, EmailId id) {
        table.delete(account, id);
    }

    private static byte[] octets(ByteBuffer stored) {
        byte[] octets = new byte[stored.remaining()];
        stored.get(octets);
        return octets;
    }
}
