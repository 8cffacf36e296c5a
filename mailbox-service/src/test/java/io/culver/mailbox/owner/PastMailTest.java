package io.culver.mailbox.owner;

import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.usecase.AccountHistory;
import io.culver.mailbox.usecase.PastMail;
import io.culver.model.Flag;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What was deleted comes back, beside what is there, as the same content under new UIDs. */
class PastMailTest {
    private static final UidSet ALL = uids(1, Uid.MAX);
    private static final MailboxName INTO = new MailboxName("Restored");
    private static final PastMail.Deleted ANY =
            new PastMail.Deleted(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final SteppedClock clock = new SteppedClock();
    private final OwnerRig rig = new OwnerRig(11).with(clock).retaining(Duration.ofDays(14));
    private final AccountOwners node = rig.node();
    private final PastMail past = rig.pastMail(node);

    private AccountOwner owner() {
        return node.owner(OwnerRig.ACCOUNT);
    }

    private MailboxState mailbox(String name) {
        return owner().current().mailbox(new MailboxName(name)).orElseThrow();
    }

    private static List<NewMessage> messages(MailboxState mailbox) {
        return NewMessage.all(mailbox.messages());
    }

    private void ask(Request request) {
        owner().execute(rig.newOp(), request);
        clock.forward(Duration.ofMinutes(1));
    }

    private void fill(String name, int count) {
        rig.create(owner(), name);
        rig.append(owner(), name, count);
        clock.forward(Duration.ofMinutes(1));
    }

    private void expunge(String name, UidSet uids) {
        MailboxId id = mailbox(name).id();
        ask(new Request.StoreFlags(id, uids, Story.add(Flag.DELETED.name())));
        ask(new Request.Expunge(id, uids));
    }

    private List<PastMail.Restored> restore(Instant time, String... mailbox) {
        Optional<MailboxName> only = List.of(mailbox).stream().findFirst().map(MailboxName::new);
        return past.restore(OwnerRig.ACCOUNT, time, only, INTO);
    }

    private static void assertRefused(MailError error, Executable step) {
        assertEquals(error, assertThrows(MailException.class, step).error());
    }

    @Test
    void expungedMailIsRestoredAsItWasWithTheSameEmailIds() {
        fill("a", 5);
        ask(new Request.StoreFlags(mailbox("a").id(), uids(2, 3), Story.add("k")));
        List<NewMessage> before = messages(mailbox("a"));
        Instant then = clock.instant();
        clock.forward(Duration.ofHours(1));
        expunge("a", uids(1, 4));

        var restored = restore(then);

        assertEquals(List.of(new PastMail.Restored(new MailboxName("Restored/a"), 5)), restored);
        assertEquals(before, messages(mailbox("Restored/a")));
        assertEquals(1, mailbox("a").messages().count());
        assertEquals(UidSet.of(new Uid(1), new Uid(5)), mailbox("Restored/a").messages().uids());
    }

    @Test
    void deletedAndRenamedMailboxesComeBackUnderTheNamesThatTheyHad() {
        fill("a", 2);
        fill("b/c", 3);
        Instant then = clock.instant();
        clock.forward(Duration.ofHours(1));
        ask(new Request.DeleteMailbox(new MailboxName("a")));
        ask(new Request.RenameMailbox(new MailboxName("b"), new MailboxName("d")));

        restore(then);

        assertEquals(2, mailbox("Restored/a").messages().count());
        assertEquals(0, mailbox("Restored/b").messages().count());
        assertEquals(3, mailbox("Restored/b/c").messages().count());
        assertEquals(3, mailbox("d/c").messages().count());
    }

    @Test
    void nothingThatIsThereIsTouchedAndNothingIsDoneByHalves() {
        fill("a", 2);
        fill("b", 2);
        Instant then = clock.instant();
        clock.forward(Duration.ofHours(1));
        assertRefused(MailError.NO_SUCH_MAILBOX, () -> restore(then, "c"));
        restore(then, "a");
        AccountState before = owner().current();

        assertRefused(MailError.ALREADY_EXISTS, () -> restore(then));
        ask(new Request.SetQuota(Map.of(QuotaResource.MESSAGE, new QuotaSetting.AtMost(7))));
        assertRefused(MailError.OVER_QUOTA, () -> restore(then, "b"));

        assertEquals(before.list(), owner().current().list());
        assertTrue(owner().current().mailbox(new MailboxName("Restored/b")).isEmpty());
    }

    @Test
    void whatIsBeyondTheRetentionIsRefused() {
        fill("a", 2);
        Instant then = clock.instant();
        clock.forward(Duration.ofDays(15));

        assertRefused(MailError.CANNOT, () -> restore(then));
        assertRefused(
                MailError.CANNOT,
                () ->
                        past.undelete(
                                OwnerRig.ACCOUNT,
                                new PastMail.Deleted(
                                        Optional.empty(),
                                        Optional.of(then),
                                        Optional.empty(),
                                        Optional.empty()),
                                INTO));
    }

    @Test
    void manyMessagesAreRestoredInSeveralEntries() {
        rig.create(owner(), "a");
        for (int i = 0; i < 5; i++) {
            rig.append(owner(), "a", 1000);
        }
        Instant then = clock.instant();
        clock.forward(Duration.ofHours(1));
        ask(new Request.DeleteMailbox(new MailboxName("a")));

        restore(then);

        assertEquals(5000, mailbox("Restored/a").messages().count());
    }

    @Test
    void deletedMessagesComeBackOnceAndWithoutDeleted() {
        fill("a", 4);
        fill("b", 2);
        ask(new Request.CopyMessages(mailbox("a").id(), uids(1, 1), new MailboxName("b")));
        expunge("a", uids(1, 3));
        ask(new Request.DeleteMailbox(new MailboxName("b")));

        // Of the five that were in a or b and are not, one was in both.
        assertEquals(5, past.undelete(OwnerRig.ACCOUNT, ANY, INTO).messages());
        assertEquals(0, past.undelete(OwnerRig.ACCOUNT, ANY, INTO).messages());
        assertEquals(5, mailbox("Restored").messages().count());
        assertTrue(
                messages(mailbox("Restored")).stream()
                        .noneMatch(it -> it.flags().contains(Flag.DELETED)));
    }

    @Test
    void whatAnotherMailboxStillHasIsNotDeleted() {
        fill("a", 3);
        rig.create(owner(), "b");
        ask(new Request.CopyMessages(mailbox("a").id(), uids(1, 2), new MailboxName("b")));
        expunge("a", ALL);

        assertEquals(1, past.undelete(OwnerRig.ACCOUNT, ANY, INTO).messages());
    }

    @Test
    void onlyThoseAreUndeletedThatAreMeant() {
        fill("a", 3);
        fill("b", 3);
        var email = messages(mailbox("b")).getFirst().email();
        expunge("a", ALL);
        expunge("b", ALL);

        var one =
                new PastMail.Deleted(
                        Optional.empty(), Optional.empty(), Optional.of(email), Optional.empty());
        assertEquals(1, past.undelete(OwnerRig.ACCOUNT, one, INTO).messages());
        var inA =
                new PastMail.Deleted(
                        Optional.of(new MailboxName("a")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertEquals(3, past.undelete(OwnerRig.ACCOUNT, inA, INTO).messages());
        assertEquals(4, mailbox("Restored").messages().count());
    }

    @Test
    void restoredContentsAreToldToTheSearchIndex() {
        fill("a", 3);
        expunge("a", ALL);
        ModSeq indexed = owner().current().seq();

        past.undelete(OwnerRig.ACCOUNT, ANY, INTO);

        var news = owner().contentsSince(indexed);
        assertFalse(news.isReset());
        assertEquals(3, news.emails().getLongCardinality());
    }

    @Test
    void historyTellsWhatHappenedToAMailbox() {
        fill("a", 3);
        Instant since = clock.instant();
        expunge("a", uids(2, 3));
        ask(new Request.RenameMailbox(new MailboxName("a"), new MailboxName("b")));
        Instant until = clock.instant();
        fill("c", 1);
        List<String> lines = new ArrayList<>();

        new AccountHistory(node)
                .tell(
                        OwnerRig.ACCOUNT,
                        new AccountHistory.Span(
                                Optional.of(new MailboxName("a")),
                                Optional.of(since),
                                Optional.of(until)),
                        it ->
                                lines.add(
                                        it.kind()
                                                + " "
                                                + it.mailbox()
                                                + " "
                                                + it.messages()
                                                + " "
                                                + it.detail()));

        assertEquals(
                List.of("store a 2 2:3 +[\\Deleted]", "expunge a 2 2:3", "rename a -> b 0 "),
                lines);
    }
}
