package io.culver.mailbox.usecase;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.ingest.ContentReader;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.order.KeyMaker;
import io.culver.mailbox.order.MessageKeys;
import io.culver.mailbox.store.BlobStore;
import io.culver.mime.HeaderBlock;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MessageMeta;
import io.culver.model.MetaPart;
import io.culver.model.Octets;
import io.culver.model.PartialMeta;
import io.culver.model.Span;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * What SORT and THREAD compare, of the mailboxes where they were asked for lately: made out of
 * metas when a mailbox is first sorted, and later of those of new messages only. Memory alone: it
 * may be dropped at any moment.
 */
public final class SortKeys {
    private static final int WEIGHT_UNIT = 1024;
    private static final int SECRET_OCTETS = 16;

    private static final Set<MetaPart> PARTS =
            Collections.unmodifiableSet(EnumSet.of(MetaPart.ENVELOPE, MetaPart.HEADER));

    private final DescribeContents contents;
    private final BlobStore blobs;
    private final DataSize heap;
    private final byte[] secret = new byte[SECRET_OCTETS];
    private final Cache<Key, Known> mailboxes;

    /**
     * Knows no mailbox yet.
     *
     * @param heap that keys may take, about; a mailbox that needs more cannot be sorted
     * @param threads run what is to be dropped
     */
    public SortKeys(
            DescribeContents contents,
            BlobStore blobs,
            DataSize heap,
            RandomGenerator random,
            Executor threads) {
        this.contents = contents;
        this.blobs = blobs;
        this.heap = heap;
        random.nextBytes(secret);
        mailboxes =
                Caffeine.newBuilder()
                        .maximumWeight(Math.max(1, heap.octets() / WEIGHT_UNIT))
                        .weigher((Key key, Known known) -> known.weight())
                        .expireAfterAccess(Limits.SORT_KEYS_AGE)
                        .executor(threads)
                        .build();
    }

    private record Key(AccountId account, MailboxId mailbox) {}

    /** One mailbox. Whoever comes while its keys are being made waits for them. */
    private static final class Known {
        private final ReentrantLock making = new ReentrantLock();
        private volatile MailboxKeys keys = MailboxKeys.NONE;

        int weight() {
            return Math.clamp(keys.octets() / WEIGHT_UNIT, 1, Integer.MAX_VALUE);
        }
    }

    /** The keys of all messages of the mailbox. {@code LIMIT} if they are too large. */
    MailboxKeys of(AccountId account, MailboxState mailbox, Progress progress) {
        Key key = new Key(account, mailbox.id());
        Known known = mailboxes.get(key, _ -> new Known());
        MailboxKeys now;
        known.making.lock();
        try {
            now = known.keys.of(mailbox.messages(), emails -> make(account, emails, progress));
            known.keys = now;
        } finally {
            known.making.unlock();
        }
        mailboxes.asMap().computeIfPresent(key, (_, same) -> same); // to be weighed again
        if (now.octets() > heap.octets()) {
            throw tooMany();
        }
        return now;
    }

    private static MailException tooMany() {
        return new MailException(MailError.LIMIT, "Too many messages to sort");
    }

    /** In the order of the list, while there is room. */
    private List<MessageKeys> make(AccountId account, List<EmailId> emails, Progress progress) {
        Map<EmailId, MessageKeys> made = HashMap.newHashMap(emails.size());
        var maker = new KeyMaker(secret);
        long[] octets = {0};
        int[] done = {0};
        for (int first = 0; first < emails.size(); first += Limits.DESCRIBED_CONTENTS) {
            int end = Math.min(first + Limits.DESCRIBED_CONTENTS, emails.size());
            contents.describe(
                    account,
                    emails.subList(first, end),
                    (email, stored) -> {
                        MessageKeys keys = make(stored, maker);
                        made.put(email, keys);
                        octets[0] += keys.octets();
                        if (octets[0] > heap.octets()) {
                            throw tooMany();
                        }
                        if (++done[0] % Limits.KEYS_PER_NOTICE == 0) {
                            progress.at(done[0], emails.size());
                        }
                    });
        }
        List<MessageKeys> inOrder = new ArrayList<>(emails.size());
        emails.forEach(it -> inOrder.add(made.getOrDefault(it, MessageKeys.NONE)));
        return inOrder;
    }

    private MessageKeys make(StoredMeta stored, KeyMaker maker) {
        PartialMeta meta = stored.parts(PARTS);
        byte[] header =
                meta.header()
                        .map(Octets::toArray)
                        .orElseGet(() -> beginningOfHeader(stored.decode()));
        return meta.envelope()
                .map(it -> maker.make(it, HeaderBlock.of(header).value("References")))
                .orElse(MessageKeys.NONE);
    }

    private byte[] beginningOfHeader(MessageMeta meta) {
        Span whole = meta.structure().header();
        var header = new ByteArrayOutputStream();
        new ContentReader(blobs)
                .read(
                        meta,
                        new Span(
                                whole.offset(),
                                Math.min(whole.length(), Limits.SORTED_HEADER_OCTETS)),
                        (piece, isLast) -> header.writeBytes(piece.toArray()));
        return header.toByteArray();
    }
}
