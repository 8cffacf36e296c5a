package io.culver.mailbox.usecase;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.ingest.ContentBlob;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.ContentDeleter;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.MetaPage;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import java.util.List;

/** Deletes contents: the bytes first, so that what names them is there until they are gone. */
public final class DeleteContents implements ContentDeleter {
    private final MessageStore metas;
    private final BlobStore blobs;

    public DeleteContents(MessageStore metas, BlobStore blobs) {
        this.metas = metas;
        this.blobs = blobs;
    }

    /** Of a damaged meta it cannot be told where the bytes are: it is left for a person. */
    @Override
    public int delete(AccountId account, List<EmailId> emails) {
        int deleted = 0;
        for (int from = 0; from < emails.size(); ) {
            MetaPage page = metas.get(account, emails.subList(from, emails.size()));
            for (var found : page.found().entrySet()) {
                delete(account, found.getKey(), found.getValue());
                deleted++;
            }
            from += page.covered();
        }
        return deleted;
    }

    /** What has more than one chunk has a meta before it has the first one. */
    @Override
    public void deleteNameless(AccountId account, List<EmailId> emails) {
        emails.forEach(it -> blobs.delete(ContentBlob.of(account, it), 1));
    }

    private void delete(AccountId account, EmailId email, StoredMeta stored) {
        MessageMeta meta = stored.decode();
        blobs.delete(
                meta.blob(),
                Math.toIntExact(Math.ceilDiv(meta.size().octets(), Limits.CHUNK_OCTETS)));
        metas.delete(account, email);
    }
}
