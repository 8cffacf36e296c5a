package io.culver.mailbox.store.memory;

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
import java.util.concurrent.ConcurrentHashMap;

/** What is known of messages, in memory. */
final class MemoryMessageStore implements MessageStore {
    /** Rows read at a time. */
    private static final int LOT = 32;

    private record Key(AccountId account, EmailId id) {}

    private final Map<Key, byte[]> metas = new ConcurrentHashMap<>();

    @Override
    public void put(AccountId account, EmailId id, MessageMeta meta) {
        metas.put(new Key(account, id), StoredMeta.seal(account, id, meta));
    }

    @Override
    public MetaPage get(AccountId account, List<EmailId> ids) {
        StoreLimits.checkIds(ids);
        return MetaPage.read(account, ids, LOT, lot -> rows(account, lot));
    }

    private Map<EmailId, byte[]> rows(AccountId account, List<EmailId> ids) {
        Map<EmailId, byte[]> found = HashMap.newHashMap(ids.size());
        for (EmailId id : ids) {
            byte[] meta = metas.get(new Key(account, id));
            if (meta != null) {
                found.put(id, meta);
            }
        }
        return found;
    }

    @Override
    public void delete(AccountId account, EmailId id) {
        metas.remove(new Key(account, id));
    }
}
