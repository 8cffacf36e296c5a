package io.culver.mailbox.store;

import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.ingest.ContentWriter;
import io.culver.mailbox.ingest.PendingWrites;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.owner.LogBounds;
import io.culver.mailbox.owner.SteppedClock;
import io.culver.mailbox.usecase.Notices;
import io.culver.mailbox.usecase.PastMail;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flag;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.UidSet;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On every store an account can be seen as it was, and mail brought back, for as long as the
 * retention lasts; then what only the past had is deleted, and nothing else.
 */
public abstract class PastContract extends AccountContract {
    private static final MailboxName A = new MailboxName("a");
    private static final LogBounds SHORT = new LogBounds(20, 10, 5);
    private static final int MORE_THAN_THE_LOG_KEEPS = 70;
    private static final int LARGE = 150_000;

    private final SteppedClock clock = new SteppedClock();
    private final BlobId[] blobs = {new BlobId(UUID.randomUUID()), new BlobId(UUID.randomUUID())};
    private EmailId gone = new EmailId(1);

    @Override
    Clock clock() {
        return clock;
    }

    @Override
    LogBounds bounds() {
        return SHORT;
    }

    /** Two messages came, the first one left, and so much followed that the log was trimmed. */
    @BeforeEach
    void fill() {
        create(A);
        AccountOwners node = node();
        AccountOwner owner = ownerOn(node);
        gone = append(owner, blobs[0]);
        append(owner, blobs[1]);
        node.close();
        clock.forward(Duration.ofDays(3));
        AccountOwners later = node();
        expunge(ownerOn(later), uids(1, 1));
        clock.forward(Duration.ofDays(1));
        AccountOwner busy = ownerOn(later);
        for (int i = 0; i < MORE_THAN_THE_LOG_KEEPS; i++) {
            execute(busy, new Request.Subscribe(new MailboxName("s" + i)));
        }
        later.close();
    }

    private EmailId append(AccountOwner owner, BlobId blob) {
        EmailId email = owner.newEmailId();
        var writes = new PendingWrites(Runnable::run);
        var content = new ContentWriter(store().blobs(), writes, blob, new DataSize(LARGE));
        content.write(ByteBuffer.allocate(LARGE));
        store().messages().put(account(), email, content.finish());
        writes.throwFailure();
        NewMessage like = message(owner);
        NewMessage message =
                new NewMessage(
                        email,
                        new DataSize(LARGE),
                        like.flags(),
                        like.internalDate(),
                        like.sentDate(),
                        like.thread());
        execute(owner, new Request.AppendMessages(A, List.of(message)));
        return email;
    }

    private void expunge(AccountOwner owner, UidSet uids) {
        var id = mailbox(owner, A).id();
        execute(owner, new Request.StoreFlags(id, uids, Story.add(Flag.DELETED.name())));
        execute(owner, new Request.Expunge(id, uids));
    }

    private boolean isStored(BlobId blob) {
        int chunks = 0;
        for (int chunk = 0; chunk < 2; chunk++) {
            try {
                store().blobs().get(blob, chunk);
                chunks++;
            } catch (MailException failure) {
                assertEquals(MailError.NO_SUCH_MESSAGE, failure.error());
            }
        }
        assertTrue(chunks != 1, "half of it");
        return chunks == 2;
    }

    @Test
    void theLogWasTrimmedAndTheTimeBeforeIsThere() {
        assertTrue(head().floor().value() > 5);
        Instant start = clock.instant().minus(Duration.ofDays(4));

        var then = owner().at(start).mailbox(A).orElseThrow();

        assertEquals(uids(1, 2), uidsIn(then));
        assertEquals(uids(2, 2), uidsIn(mailbox(A)));
        assertEquals(List.of(), node().verify(account()).differences());
    }

    @Test
    void whatWasExpungedComesBackWithinTheRetention() {
        clock.forward(Duration.ofDays(9));
        node().sweep(account());

        AccountOwners node = node();
        var notices = new Notices((_, _) -> {}, Runnable::run);
        var past = new PastMail(node, store().messages(), notices, new Random(3));
        var any =
                new PastMail.Deleted(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(1, past.undelete(account(), any, A).messages());
        clock.forward(Duration.ofDays(30));
        node().sweep(account());

        assertEquals(uids(2, 3), uidsIn(mailbox(A)));
        assertTrue(isStored(blobs[0]) && isStored(blobs[1]));
    }

    @Test
    void whatIsBeyondTheRetentionIsDeletedOnce() throws Exception {
        clock.forward(Duration.ofDays(15));
        AccountOwners one = node();
        AccountOwners other = node();

        List<Boolean> swept = Racing.all(2, i -> (i == 0 ? one : other).sweep(account()));

        assertTrue(swept.contains(true));
        assertFalse(one.sweep(account()) || other.sweep(account()) || node().sweep(account()));
        assertTrue(!isStored(blobs[0]) && isStored(blobs[1]));
        assertTrue(store().messages().get(account(), List.of(gone)).found().isEmpty());
        assertEquals(uids(2, 2), uidsIn(mailbox(A)));
        assertEquals(List.of(), node().verify(account()).differences());
        Instant before = clock.instant().minus(Duration.ofDays(19));
        assertEquals(
                MailError.CANNOT,
                assertThrows(MailException.class, () -> owner().at(before)).error());
    }
}
