package io.culver.imap;

import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.MetaPage;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A memory store that can be made as slow as a test needs it. */
final class HoldableStore extends ForwardingStore {
    private final Messages messages = new Messages(store.messages());

    HoldableStore() {
        super(new MemoryStore());
    }

    /** Lets so many reads of metas through; those behind them wait until this is done. */
    void holdMetasBehind(int reads, CountDownLatch until) {
        messages.until = until;
        messages.reads.set(reads);
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    private static final class Messages implements MessageStore {
        private final MessageStore memory;
        private final AtomicInteger reads = new AtomicInteger();
        private volatile CountDownLatch until = new CountDownLatch(0);

        Messages(MessageStore memory) {
            this.memory = memory;
        }

        @Override
        public void put(AccountId account, EmailId id, MessageMeta meta) {
            memory.put(account, id, meta);
        }

        @Override
        public MetaPage get(AccountId account, List<EmailId> ids) {
            if (reads.decrementAndGet() < 0) {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return memory.get(account, ids);
        }

        @Override
        public void delete(AccountId account, EmailId id) {
            memory.delete(account, id);
        }
    }
}
