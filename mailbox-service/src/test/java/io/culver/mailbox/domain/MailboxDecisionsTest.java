package io.culver.mailbox.domain;

import static io.culver.mailbox.domain.Story.delete;
import static io.culver.mailbox.domain.Story.flags;
import static io.culver.mailbox.domain.Story.rename;
import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.ListedMailbox;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.OpId;
import io.culver.model.SpecialUse;
import io.culver.model.UidSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CREATE, DELETE, RENAME, SUBSCRIBE and UNSUBSCRIBE. RFC 9051 §6.3.4 to §6.3.8 */
class MailboxDecisionsTest {
    private static List<String> names(Story story) {
        return story.state().list().stream().map(it -> it.name().value()).toList();
    }

    @Test
    void createMakesMissingParents() {
        Story story = Story.with("INBOX");

        Answer answer = story.grant(Story.create("a/b/c"));

        assertEquals(List.of("INBOX", "a", "a/b", "a/b/c"), names(story));
        assertEquals(story.id("a/b/c"), ((Answer.Created) answer).mailbox());
    }

    @Test
    void createRefusesTakenNameInAnyCaseOfInbox() {
        Story story = Story.with("INBOX", "a");

        assertEquals(MailError.ALREADY_EXISTS, story.refusal(Story.create("a")));
        assertEquals(MailError.ALREADY_EXISTS, story.refusal(Story.create("inbox")));
    }

    @Test
    void createRefusesMoreMailboxesThanAnAccountMayHave() {
        Story story = Story.with("INBOX", "a");
        for (int i = 2; i < AccountLimits.MAILBOXES; i++) {
            story.grant(Story.create("a/" + i));
        }

        assertEquals(MailError.LIMIT, story.refusal(Story.create("b")));
        assertEquals(MailError.LIMIT, story.refusal(rename("INBOX", "b")));
        story.grant(rename("a", "b"));
        story.grant(delete("b/2"));
        assertEquals(MailError.LIMIT, story.refusal(Story.create("c/d")));
        story.grant(Story.create("c"));
        assertEquals(AccountLimits.MAILBOXES, story.state().mailboxCount());
    }

    @Test
    void createRefusesUseThatAnotherMailboxHas() {
        Story story = new Story();
        story.grant(
                new Request.CreateMailbox(new MailboxName("Sent"), Optional.of(SpecialUse.SENT)));
        Request second =
                new Request.CreateMailbox(new MailboxName("Out"), Optional.of(SpecialUse.SENT));

        assertEquals(MailError.USE_REFUSED, story.refusal(second));
        assertEquals(List.of("Sent"), names(story));
    }

    @Test
    void useIsOfTheMailboxAskedForAndNotOfItsParents() {
        Story story = new Story();
        story.grant(
                new Request.CreateMailbox(
                        new MailboxName("old/Sent"), Optional.of(SpecialUse.SENT)));

        assertEquals(Optional.empty(), story.mailbox("old").use());
        assertEquals(Optional.of(SpecialUse.SENT), story.mailbox("old/Sent").use());
    }

    /** Rules D2, F4. */
    @Test
    void uidValidityAscendsEvenWithinOneSecondAndAfterDelete() {
        Story story = Story.with("INBOX");
        long last = 0;
        for (int i = 0; i < 10; i++) {
            story.grant(Story.create("a/b"));
            assertTrue(story.mailbox("a").uidValidity().value() > last);
            assertTrue(
                    story.mailbox("a/b").uidValidity().value()
                            > story.mailbox("a").uidValidity().value());
            last = story.mailbox("a/b").uidValidity().value();
            story.grant(delete("a/b"));
            story.grant(delete("a"));
        }
        story.pass(Duration.ofDays(1));
        story.grant(Story.create("a"));
        assertTrue(story.mailbox("a").uidValidity().value() > last + 80_000);
    }

    @Test
    void mailboxIdsAreNeverGivenTwice() {
        Story story = Story.with("a");
        MailboxId first = story.id("a");
        story.grant(delete("a"));
        story.grant(Story.create("a"));

        assertTrue(story.id("a").value() > first.value());
        assertEquals(Optional.empty(), story.state().mailbox(first));
    }

    @Test
    void deleteRefusesInboxParentsAndWhatIsNotThere() {
        Story story = Story.with("INBOX", "a/b", "a-c");

        assertEquals(MailError.CANNOT, story.refusal(delete("INBOX")));
        assertEquals(MailError.HAS_CHILDREN, story.refusal(delete("a")));
        assertEquals(MailError.NO_SUCH_MAILBOX, story.refusal(delete("x")));
        story.grant(delete("a/b"));
        story.grant(delete("a"));
        assertEquals(List.of("INBOX", "a-c"), names(story));
    }

    @Test
    void renameTakesAllBelowAlongAndMakesParents() {
        Story story = Story.with("a/b/c", "a-x", "a/d", "aa/b");
        MailboxId a = story.id("a");
        MailboxId c = story.id("a/b/c");

        story.grant(rename("a", "n/e/w"));

        assertEquals(
                List.of(
                        "a-x",
                        "aa",
                        "aa/b",
                        "n",
                        "n/e",
                        "n/e/w",
                        "n/e/w/b",
                        "n/e/w/b/c",
                        "n/e/w/d"),
                names(story));
        assertEquals(a, story.id("n/e/w"));
        assertEquals(c, story.id("n/e/w/b/c"));
    }

    /** Rules D7, F4. */
    @Test
    void renameKeepsMessagesAndUidValidity() {
        Story story = Story.with("a");
        story.append("a", 3);
        MailboxState before = story.mailbox("a");

        story.grant(rename("a", "b"));

        MailboxState after = story.mailbox("b");
        assertEquals(before.uidValidity(), after.uidValidity());
        assertEquals(before.highestModSeq(), after.highestModSeq());
        assertEquals(uids(1, 3), after.messages().uids());
    }

    @Test
    void renameRefusesTakenMissingAndOwnChild() {
        Story story = Story.with("INBOX", "a", "b");

        assertEquals(MailError.ALREADY_EXISTS, story.refusal(rename("a", "b")));
        assertEquals(MailError.ALREADY_EXISTS, story.refusal(rename("a", "a")));
        assertEquals(MailError.ALREADY_EXISTS, story.refusal(rename("a", "INBOX")));
        assertEquals(MailError.NO_SUCH_MAILBOX, story.refusal(rename("x", "y")));
        assertEquals(MailError.CANNOT, story.refusal(rename("a", "a/b")));
    }

    @Test
    void renameRefusesNamesBelowThatWouldBeTooLong() {
        String longName = "x".repeat(250);
        Story story = Story.with("a/" + longName + "/" + longName);
        String to = String.join("/", "y".repeat(250), "y".repeat(250), "y".repeat(250));

        assertEquals(MailError.LIMIT, story.refusal(rename("a", to)));
    }

    /** Rule D8. */
    @Test
    void renamedInboxStaysEmptyWithItsChildrenAndItsId() {
        Story story = Story.with("INBOX", "INBOX/k");
        story.append("INBOX", flags("\\Seen"), flags("$Work"));
        MailboxId inbox = story.id("INBOX");

        story.grant(rename("INBOX", "old/mail"));

        assertEquals(inbox, story.id("INBOX"));
        assertEquals(UidSet.EMPTY, story.mailbox("INBOX").messages().uids());
        assertEquals(3, story.mailbox("INBOX").uidNext().value());
        assertEquals(uids(1, 2), story.mailbox("old/mail").messages().uids());
        assertEquals(flags("$Work"), story.flagsOf("old/mail", 2));
        assertEquals(List.of("INBOX", "INBOX/k", "old", "old/mail"), names(story));
    }

    @Test
    void renamedEmptyInboxMakesAnEmptyMailbox() {
        Story story = Story.with("INBOX");
        story.grant(rename("INBOX", "INBOX/old"));

        assertEquals(0, story.mailbox("INBOX/old").messages().count());
        assertEquals(1, story.mailbox("INBOX/old").uidNext().value());
    }

    @Test
    void subscriptionsOutliveMailboxes() {
        Story story = Story.with("a");
        story.grant(new Request.Subscribe(new MailboxName("a")));
        story.grant(delete("a"));

        ListedMailbox listed = story.state().list().getFirst();
        assertEquals(Optional.empty(), listed.id());
        assertTrue(listed.isSubscribed());
        story.grant(new Request.Unsubscribe(new MailboxName("a")));
        assertEquals(List.of(), story.state().list());
    }

    @Test
    void subscribingTwiceAndUnsubscribingTheUnknownChangeNothing() {
        Story story = Story.with("a");
        story.grant(new Request.Subscribe(new MailboxName("a")));
        var seq = story.state().seq();

        story.grant(new Request.Subscribe(new MailboxName("a")));
        story.grant(new Request.Unsubscribe(new MailboxName("x")));

        assertEquals(seq, story.state().seq());
    }

    @Test
    void repeatedOperationIsAnsweredAsBeforeAndChangesNothing() {
        Story story = Story.with("INBOX");
        var op = story.newOp();
        Answer first = story.grant(op, Story.create("a"));
        story.grant(delete("a"));

        assertEquals(first, story.grant(op, Story.create("a")));
        assertEquals(List.of("INBOX"), names(story));
    }

    @Test
    void refusesAnOperationIdThatAnotherRequestHad() {
        Story story = Story.with("INBOX");
        var op = story.newOp();
        story.grant(op, Story.create("a"));

        assertEquals(MailError.INVALID, refusal(story, op, Story.create("b")));
        assertEquals(MailError.INVALID, refusal(story, op, delete("a")));
        assertEquals(List.of("INBOX", "a"), names(story));
    }

    private static MailError refusal(Story story, OpId op, Request request) {
        return assertThrows(MailException.class, () -> story.grant(op, request)).error();
    }

    @Test
    void operationsAreForgottenByAgeAndNumber() {
        Story story = Story.with("INBOX");
        for (int i = 0; i < AccountLimits.REMEMBERED_OPERATIONS + 10; i++) {
            story.grant(new Request.ReserveEmailIds(1));
        }
        assertEquals(AccountLimits.REMEMBERED_OPERATIONS, story.state().window().toList().size());
        story.pass(AccountLimits.REMEMBERED_FOR.plusSeconds(1));
        story.grant(Story.create("a"));
        assertEquals(1, story.state().window().toList().size());
    }
}
