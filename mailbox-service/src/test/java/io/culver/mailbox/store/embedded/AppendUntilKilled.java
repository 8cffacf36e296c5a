package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.CommitId;
import io.culver.mailbox.store.Head;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.Octets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A process that appends until it is killed: of each entry a blob's chunk first, and a line on
 * standard output once the append is acknowledged.
 */
final class AppendUntilKilled {
    static final String ACKNOWLEDGED = "acknowledged ";

    private AppendUntilKilled() {}

    /** Octets of the chunk that belongs to an entry. */
    static Octets chunkOf(long seq) {
        byte[] bytes = new byte[6_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (seq + i);
        }
        return Octets.wrap(bytes);
    }

    static BlobId blobOf(AccountId account, long seq) {
        return new BlobId(new UUID(account.value().getMostSignificantBits(), seq));
    }

    public static void main(String[] args) {
        AccountId account = new AccountId(UUID.fromString(args[1]));
        try (var store = EmbeddedStore.open(EmbeddedConfig.in(Path.of(args[0])))) {
            store.accountLog().create(account);
            Head head = store.accountLog().head(account).orElseThrow();
            while (true) {
                long seq = head.seq().value() + 1;
                store.blobs().put(blobOf(account, seq), 0, chunkOf(seq));
                Commit commit = new Commit(new CommitId(UUID.randomUUID()), List.of(Octets.EMPTY));
                var outcome = store.accountLog().append(account, head, commit);
                head = ((AppendOutcome.Appended) outcome).head();
                System.out.println(ACKNOWLEDGED + seq);
                System.out.flush();
            }
        }
    }
}
