package io.culver.search.exact;

import io.culver.mailbox.ingest.ContentWriter;
import io.culver.mailbox.ingest.PendingWrites;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.usecase.DamagedContents;
import io.culver.mailbox.usecase.TextScan;
import io.culver.mime.text.AttachedDocuments;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.model.SearchCriteria;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What the mailbox's owner finds where there is no index, in messages as they are stored. */
final class OwnerScan {
    private final AccountId account = new AccountId(UUID.randomUUID());
    private final List<EmailId> emails = new ArrayList<>();
    private final List<EmailId> withoutDocuments = new ArrayList<>();
    private final TextScan scan;

    /** Stores the messages, whose email ids are their places in the list. */
    OwnerScan(Store store, List<byte[]> mails) {
        for (byte[] mail : mails) {
            EmailId email = new EmailId(emails.size() + 1L);
            MessageMeta meta = put(store, email, mail);
            emails.add(email);
            if (AttachedDocuments.of(meta.structure()).isEmpty()) {
                withoutDocuments.add(email);
            }
        }
        var damages = new DamagedContents(new SimpleMeterRegistry());
        scan = new TextScan(store, damages, mails.size(), Clock.systemUTC(), () -> false);
    }

    private MessageMeta put(Store store, EmailId email, byte[] mail) {
        var writes = new PendingWrites(Runnable::run);
        var size = new DataSize(mail.length);
        var content = new ContentWriter(store.blobs(), writes, new BlobId(UUID.randomUUID()), size);
        content.write(ByteBuffer.wrap(mail));
        MessageMeta meta = content.finish();
        writes.await();
        writes.throwFailure();
        store.messages().put(account, email, meta);
        return meta;
    }

    /** Of these, which others find, those that the owner can tell without reading documents. */
    List<Long> tellable(SearchCriteria wanted, List<Long> found) {
        return found.stream().filter(it -> asked(wanted).contains(new EmailId(it))).toList();
    }

    /** The messages that contain the text, of those that the owner can tell. */
    List<Long> find(SearchCriteria wanted) {
        return Arrays.stream(
                        scan.scan(account, List.of(wanted), asked(wanted))
                                .getFirst()
                                .emails()
                                .toArray())
                .boxed()
                .toList();
    }

    private List<EmailId> asked(SearchCriteria wanted) {
        return wanted instanceof SearchCriteria.Header ? emails : withoutDocuments;
    }
}
