package io.culver.mailbox.ingest;

import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.EmailId;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Under which id the octets of a new content are stored: half of a SHA-256 over the content's own
 * id, which is never given twice. So they are found even if the node died before it had written the
 * meta that names them.
 */
public final class ContentBlob {
    private ContentBlob() {}

    public static BlobId of(AccountId account, EmailId email) {
        ByteBuffer id = ByteBuffer.allocate(3 * Long.BYTES);
        id.putLong(account.value().getMostSignificantBits());
        id.putLong(account.value().getLeastSignificantBits());
        id.putLong(email.value());
        ByteBuffer hash = ByteBuffer.wrap(Sha256.create().digest(id.array()));
        return new BlobId(new UUID(hash.getLong(), hash.getLong()));
    }
}
