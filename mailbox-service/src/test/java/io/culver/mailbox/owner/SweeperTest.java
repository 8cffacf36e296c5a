package io.culver.mailbox.owner;

import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.codec.Retained;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.ingest.ContentBlob;
import io.culver.mailbox.ingest.ContentWriter;
import io.culver.mailbox.ingest.PendingWrites;
import io.culver.mailbox.usecase.AppendMessages;
import io.culver.mailbox.usecase.Notices;
import io.culver.mailbox.usecase.PastMail;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.MessageMeta;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes go when nothing needs them, neither the present nor the past that is kept, and no sooner.
 */
class SweeperTest {
    private static final MailboxName A = new MailboxName("a");
    private static final MailboxName B = new MailboxName("b");

    private final SteppedClock clock = new SteppedClock();
    private final OwnerRig rig =
            new OwnerRig(21)
                    .with(clock)
                    .retaining(Duration.ofDays(14))
                    .bounded(new LogBounds(512, 1024, 0));
    private final List<BlobId> blobs = new ArrayList<>();

    /** A message of some text, stored as an append stores it; its entry is yet to come. */
    private EmailId store(AccountOwner owner) {
        byte[] octets = "Subject: hello\r\n\r\nworld\r\n".getBytes(StandardCharsets.US_ASCII);
        BlobId blob = new BlobId(new UUID(77, blobs.size()));
        blobs.add(blob);
        var writes = new PendingWrites(Runnable::run);
        var writer =
                new ContentWriter(rig.store().blobs(), writes, blob, new DataSize(octets.length));
        writer.write(ByteBuffer.wrap(octets));
        MessageMeta meta = writer.finish();
        writes.await();
        EmailId email = owner.newEmailId();
        rig.store().messages().put(OwnerRig.ACCOUNT, email, meta);
        return email;
    }

    private EmailId append(AccountOwner owner, MailboxName mailbox) {
        EmailId email = store(owner);
        NewMessage message = OwnerRig.message(email);
        owner.execute(rig.newOp(), new Request.AppendMessages(mailbox, List.of(message)));
        return email;
    }

    private void expunge(AccountOwner owner, MailboxName mailbox, UidSet uids) {
        var id = owner.current().mailbox(mailbox).orElseThrow().id();
        owner.execute(
                rig.newOp(), new Request.StoreFlags(id, uids, Story.add(Flag.DELETED.name())));
        owner.execute(rig.newOp(), new Request.Expunge(id, uids));
    }

    /** A day on which one message comes, and a checkpoint at its end. */
    private void day() {
        AccountOwners node = rig.node();
        clock.forward(Duration.ofDays(1));
        append(node.owner(OwnerRig.ACCOUNT), B);
        node.close();
    }

    private void days(int count) {
        for (int i = 0; i < count; i++) {
            day();
        }
    }

    private boolean isStored(int number) {
        try {
            return rig.store().blobs().get(blobs.get(number), 0).size() > 0;
        } catch (MailException gone) {
            assertEquals(MailError.NO_SUCH_MESSAGE, gone.error());
            return false;
        }
    }

    private boolean isKnown(EmailId email) {
        return !rig.store().messages().get(OwnerRig.ACCOUNT, List.of(email)).found().isEmpty();
    }

    private AccountOwner begin() {
        AccountOwner owner = rig.owner();
        rig.create(owner, A.value());
        rig.create(owner, B.value());
        return owner;
    }

    @Test
    void expungedMailGoesAfterTheRetentionAndNotBefore() {
        AccountOwner owner = begin();
        EmailId gone = append(owner, A);
        EmailId stays = append(owner, A);
        days(3);
        expunge(rig.owner(), A, UidSet.of(new Uid(1)));
        days(14);
        assertTrue(isStored(0) && isKnown(gone), "within the retention");

        days(6);

        assertTrue(!isStored(0) && !isKnown(gone), "beyond it");
        assertTrue(isStored(1) && isKnown(stays));
        assertEquals(1, rig.meters().counter("culver.sweeper.contents").count());
        assertEquals(List.of(), rig.node().verify(OwnerRig.ACCOUNT).differences());
    }

    @Test
    void whatACopyHasStays() {
        AccountOwner owner = begin();
        append(owner, A);
        append(owner, A);
        var a = owner.current().mailbox(A).orElseThrow().id();
        owner.execute(rig.newOp(), new Request.CopyMessages(a, uids(1, 1), B));
        days(3);
        expunge(rig.owner(), A, uids(1, 2));
        days(25);

        assertTrue(isStored(0));
        assertTrue(!isStored(1));
    }

    @Test
    void whatWasRestoredInTheMeantimeStays() {
        EmailId email = append(begin(), A);
        days(3);
        expunge(rig.owner(), A, uids(1, 1));
        days(10);
        var any =
                new PastMail.Deleted(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(1, rig.pastMail(rig.node()).undelete(OwnerRig.ACCOUNT, any, A).messages());
        days(25);

        assertTrue(isStored(0) && isKnown(email));
    }

    @Test
    void whatWasStoredAndNeverAppendedGoes() {
        AccountOwner owner = begin();
        append(owner, A);
        EmailId orphan = store(owner);
        days(25);

        assertTrue(!isStored(1) && !isKnown(orphan));
        assertTrue(isStored(0));
    }

    @Test
    void anOwnerGivesNoIdsThatItSetAsideLongAgo() {
        AccountOwner owner = begin();
        EmailId first = owner.newEmailId();
        clock.forward(Duration.ofDays(3));

        assertTrue(owner.newEmailId().value() >= first.value() + OwnerLimits.EMAIL_ID_BLOCK);
    }

    /** Which mail an account had, and what was stored of it, is no reason to change it again. */
    private EmailId expungedInAnIdleAccount(boolean isCheckpointed) {
        AccountOwners node = rig.node();
        AccountOwner owner = node.owner(OwnerRig.ACCOUNT);
        rig.create(owner, A.value());
        EmailId gone = append(owner, A);
        append(owner, A);
        expunge(owner, A, uids(1, 1));
        if (isCheckpointed) {
            node.close();
        }
        return gone;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAccountThatIsNotChangedAnyMoreIsSweptOnce(boolean isCheckpointed) {
        EmailId gone = expungedInAnIdleAccount(isCheckpointed);
        clock.forward(Duration.ofDays(14));
        assertFalse(rig.node().sweep(OwnerRig.ACCOUNT), "within the retention");
        assertTrue(isStored(0) && isKnown(gone));
        clock.forward(Duration.ofHours(2));

        AccountOwners node = rig.node();
        assertTrue(node.sweep(OwnerRig.ACCOUNT));

        assertTrue(!isStored(0) && !isKnown(gone));
        assertTrue(isStored(1));
        assertFalse(node.sweep(OwnerRig.ACCOUNT), "again on the same node");
        assertFalse(rig.node().sweep(OwnerRig.ACCOUNT), "again on another");
        assertEquals(List.of(), rig.node().verify(OwnerRig.ACCOUNT).differences());
    }

    @Test
    void anIdleAccountKeepsNothingOfItsPastAndGoesOnFromThere() {
        begin();
        AccountOwner busy = rig.owner();
        for (int i = 0; i < 1100; i++) {
            busy.execute(rig.newOp(), new Request.Subscribe(new MailboxName("s" + i)));
        }
        days(3);
        assertTrue(!retained().bases().isEmpty() && !retained().archives().isEmpty());
        clock.forward(Duration.ofDays(15));
        AccountOwners node = rig.node();
        assertTrue(node.sweep(OwnerRig.ACCOUNT));

        assertEquals(List.of(), retained().bases());
        assertEquals(List.of(), retained().archives());
        assertFalse(node.sweep(OwnerRig.ACCOUNT));
        var idle = clock.instant();
        var then = node.owner(OwnerRig.ACCOUNT).current();
        days(3);
        States.assertSame(then, rig.owner().at(idle));
        assertEquals(List.of(), rig.node().verify(OwnerRig.ACCOUNT).differences());
    }

    private Retained retained() {
        var head = rig.log().head(OwnerRig.ACCOUNT).orElseThrow();
        return rig.checkpoints().readStored(head.checkpoint().orElseThrow()).retained();
    }

    @Test
    void twoNodesThatSweepAnIdleAccountAtOnceAgree() {
        expungedInAnIdleAccount(true);
        clock.forward(Duration.ofDays(15));
        AccountOwners one = rig.node();
        AccountOwners other = rig.node();
        Thread first = Thread.startVirtualThread(() -> one.sweep(OwnerRig.ACCOUNT));
        other.sweep(OwnerRig.ACCOUNT);
        join(first);

        assertTrue(!isStored(0) && isStored(1));
        assertFalse(one.sweep(OwnerRig.ACCOUNT) || other.sweep(OwnerRig.ACCOUNT));
        append(one.owner(OwnerRig.ACCOUNT), A);
        append(other.owner(OwnerRig.ACCOUNT), A);
        assertEquals(List.of(), rig.node().verify(OwnerRig.ACCOUNT).differences());
    }

    /** A node died while a large message came in: only its first chunk is there. */
    @Test
    void whatCameOfAMessageThatNeverArrivedGoes() {
        begin();
        AccountOwners node = rig.node();
        EmailId whole = append(node.owner(OwnerRig.ACCOUNT), A);
        var notices = new Notices((_, _) -> {}, Runnable::run);
        var appends =
                new AppendMessages(node, rig.store(), notices, clock, new Random(5), Runnable::run);
        var upload = appends.begin(OwnerRig.ACCOUNT, rig.newOp(), A);
        upload.start(new DataSize(200_000), Flags.NONE, Optional.empty());
        upload.write(ByteBuffer.allocate(150_000));
        EmailId part = new EmailId(whole.value() + 1);
        blobs.add(meta(part).blob());
        assertTrue(isStored(1));

        clock.forward(Duration.ofDays(15));
        assertTrue(rig.node().sweep(OwnerRig.ACCOUNT));

        assertTrue(!isStored(1) && !isKnown(part));
        assertTrue(isStored(0) && isKnown(whole));
    }

    /** A node died when it had written a message's only chunk, and not what names it. */
    @Test
    void aChunkThatNothingNamesGoes() {
        begin();
        AccountOwners node = rig.node();
        EmailId whole = append(node.owner(OwnerRig.ACCOUNT), A);
        var notices = new Notices((_, _) -> {}, Runnable::run);
        Iterator<Executor> threads =
                List.<Executor>of(
                                Runnable::run,
                                _ -> {
                                    throw new AssertionError("the node dies");
                                })
                        .iterator();
        var appends =
                new AppendMessages(
                        node,
                        rig.store(),
                        notices,
                        clock,
                        new Random(5),
                        it -> threads.next().execute(it));
        var upload = appends.begin(OwnerRig.ACCOUNT, rig.newOp(), A);
        upload.start(new DataSize(100), Flags.NONE, Optional.empty());
        upload.write(ByteBuffer.allocate(100));
        assertThrows(AssertionError.class, upload::commit);
        EmailId part = new EmailId(whole.value() + 1);
        blobs.add(ContentBlob.of(OwnerRig.ACCOUNT, part));
        assertTrue(isStored(1) && !isKnown(part));

        clock.forward(Duration.ofDays(15));
        assertTrue(rig.node().sweep(OwnerRig.ACCOUNT));

        assertFalse(isStored(1));
        assertTrue(isStored(0) && isKnown(whole));
    }

    private MessageMeta meta(EmailId email) {
        var page = rig.store().messages().get(OwnerRig.ACCOUNT, List.of(email));
        return Objects.requireNonNull(page.found().get(email)).decode();
    }

    @Test
    void twoNodesThatSweepAtOnceAgree() {
        append(begin(), A);
        days(3);
        expunge(rig.owner(), A, uids(1, 1));
        days(13);
        AccountOwners one = rig.node();
        AccountOwners other = rig.node();
        for (int i = 0; i < 6; i++) {
            clock.forward(Duration.ofDays(1));
            append(one.owner(OwnerRig.ACCOUNT), B);
            append(other.owner(OwnerRig.ACCOUNT), B);
        }
        Thread first = Thread.startVirtualThread(one::close);
        other.close();
        join(first);
        days(2);

        assertTrue(!isStored(0));
        for (int i = 1; i < blobs.size(); i++) {
            assertTrue(isStored(i), "message " + i);
        }
        assertEquals(List.of(), rig.node().verify(OwnerRig.ACCOUNT).differences());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void restoringThatTakesTooLongIsGivenUp() {
        AccountOwner owner = begin();
        var then = clock.instant();
        clock.forward(Duration.ofDays(14).plus(OwnerLimits.RESTORE_TIME).plusSeconds(1));

        assertEquals(
                MailError.CANNOT,
                assertThrows(MailException.class, () -> owner.requireStillKept(then)).error());
    }
}
