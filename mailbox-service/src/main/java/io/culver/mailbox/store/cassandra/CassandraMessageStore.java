package io.culver.mailbox.store.cassandra;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.MetaPage;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of messages. A put has a quorum when it returns, before the entry that names it.
 */
final class CassandraMessageStore implements MessageStore {
    /** Rows read at a time: more would go on to hold what hostile messages made large. */
    private static final int LOT = 128;

    private final MessageMetaTable table;

    CassandraMessageStore(MessageMetaTable table) {
        this.table = table;
    }

    @Override
    public void put(AccountId account, EmailId id, MessageMeta meta) {
        table.insert(account, id, StoredMeta.seal(account, id, meta));
    }

    @Override
    public MetaPage get(AccountId account, List<EmailId> ids) {
        StoreLimits.checkIds(ids);
        return MetaPage.read(account, ids, LOT, lot -> rows(account, lot));
    }

    private Map<EmailId, byte[]> rows(AccountId account, List<EmailId> ids) {
        Map<EmailId, byte[]> found = HashMap.newHashMap(ids.size());
        table.select(account, ids).forEach((id, stored) -> found.put(id, octets(stored)));
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
