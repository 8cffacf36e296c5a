package io.culver.mailbox.domain;

import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.DataSize;
import io.culver.model.Flags;
import io.culver.model.MailError;
import io.culver.model.MailboxName;
import io.culver.model.Quota;
import io.culver.model.QuotaLimits;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.QuotaSetting.AtMost;
import io.culver.model.Uid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What an account may hold. RFC 9208 */
class QuotaTest {
    private final Story story = Story.with("a", "b");

    private void set(QuotaResource resource, QuotaSetting setting) {
        story.grant(new Request.SetQuota(Map.of(resource, setting)));
    }

    private Quota quota(QuotaLimits standard) {
        return story.state().quota(standard);
    }

    private Request append(int count) {
        long first = story.state().nextEmail().value();
        story.grant(new Request.ReserveEmailIds(count));
        List<NewMessage> messages =
                LongStream.range(first, first + count)
                        .mapToObj(email -> story.message(email, Flags.NONE))
                        .toList();
        return new Request.AppendMessages(new MailboxName("a"), messages);
    }

    @Test
    void messagesFitUpToTheLimitAndNoFurther() {
        set(QuotaResource.MESSAGE, new AtMost(3));
        story.append("a", 2);

        assertEquals(MailError.OVER_QUOTA, story.refusal(append(2)));
        story.grant(append(1));
        assertEquals(MailError.OVER_QUOTA, story.refusal(append(1)));
        assertEquals(3L, quota(QuotaLimits.NONE).usage().get(QuotaResource.MESSAGE));
    }

    @Test
    void octetsFitUpToTheLimitAndNoFurther() {
        Request append = append(3);
        long octets =
                ((Request.AppendMessages) append)
                        .messages().stream().mapToLong(it -> it.size().octets()).sum();
        set(QuotaResource.STORAGE, new AtMost(octets - 1));

        assertEquals(MailError.OVER_QUOTA, story.refusal(append));
        set(QuotaResource.STORAGE, new AtMost(octets));
        story.grant(append);
        assertEquals(octets, quota(QuotaLimits.NONE).usage().get(QuotaResource.STORAGE));
    }

    @Test
    void copiesCountAndMovesDoNot() {
        story.append("a", 3);
        set(QuotaResource.MESSAGE, new AtMost(4));
        MailboxName target = new MailboxName("b");

        assertEquals(
                MailError.OVER_QUOTA,
                story.refusal(new Request.CopyMessages(story.id("a"), uids(1, 2), target)));
        story.grant(new Request.CopyMessages(story.id("a"), uids(1, 1), target));
        story.grant(new Request.MoveMessages(story.id("a"), uids(1, 3), target));
        assertEquals(4, story.mailbox("b").messages().count());
    }

    /** RFC 8508 §3.4 */
    @Test
    void whatIsReplacedMakesRoom() {
        Request.AppendMessages append = (Request.AppendMessages) append(2);
        story.grant(append);
        NewMessage first = append.messages().getFirst();
        long held = append.messages().stream().mapToLong(it -> it.size().octets()).sum();
        set(QuotaResource.MESSAGE, new AtMost(2));
        set(QuotaResource.STORAGE, new AtMost(held));

        var target = new MailboxName("b");
        story.grant(new Request.ReplaceMessage(story.id("a"), new Uid(1), target, first));
        set(QuotaResource.STORAGE, new AtMost(held - 1)); // too much already, but it grows no more
        story.grant(new Request.ReplaceMessage(story.id("b"), new Uid(1), target, first));
        var larger =
                new NewMessage(
                        first.email(),
                        new DataSize(first.size().octets() + 1),
                        first.flags(),
                        first.internalDate(),
                        first.sentDate(),
                        first.thread());
        assertEquals(
                MailError.OVER_QUOTA,
                story.refusal(
                        new Request.ReplaceMessage(story.id("b"), new Uid(2), target, larger)));
    }

    @Test
    void mailboxesThatAreMadeOnTheWayCount() {
        set(QuotaResource.MAILBOX, new AtMost(3));

        assertEquals(MailError.OVER_QUOTA, story.refusal(Story.create("c/d")));
        assertEquals(MailError.OVER_QUOTA, story.refusal(Story.rename("a", "c/d/e")));
        story.grant(Story.rename("a", "c/d"));
        story.grant(Story.delete("b"));
        story.grant(Story.create("e"));
    }

    @Test
    void whoHoldsTooMuchAlreadyMayStillMakeRoom() {
        story.append("a", 3);
        set(QuotaResource.MESSAGE, new AtMost(1));
        set(QuotaResource.STORAGE, new AtMost(0));

        story.grant(new Request.StoreFlags(story.id("a"), uids(1, 3), Story.add("\\Deleted")));
        story.grant(new Request.MoveMessages(story.id("a"), uids(1, 1), new MailboxName("b")));
        story.grant(new Request.Expunge(story.id("a"), uids(1, 3)));
        assertEquals(1L, quota(QuotaLimits.NONE).usage().get(QuotaResource.MESSAGE));
        assertEquals(MailError.OVER_QUOTA, story.refusal(append(1)));
    }

    @Test
    void whatIsSetForTheAccountComesBeforeTheStandard() {
        QuotaLimits standard =
                new QuotaLimits(Map.of(QuotaResource.MESSAGE, 1L, QuotaResource.STORAGE, 9000L));
        story.configure(standard);
        assertEquals(MailError.OVER_QUOTA, story.refusal(append(2)));

        set(QuotaResource.MESSAGE, new QuotaSetting.Unlimited());
        story.grant(append(2));
        assertEquals(Optional.empty(), quota(standard).limits().of(QuotaResource.MESSAGE));
        assertEquals(Optional.of(9000L), quota(standard).limits().of(QuotaResource.STORAGE));

        set(QuotaResource.MESSAGE, new QuotaSetting.Standard());
        assertEquals(Optional.of(1L), quota(standard).limits().of(QuotaResource.MESSAGE));
        assertEquals(MailError.OVER_QUOTA, story.refusal(append(1)));
    }

    @Test
    void mailboxesHaveALimitInAnyCase() {
        Optional<Long> most = Optional.of((long) AccountLimits.MAILBOXES);
        assertEquals(most, quota(QuotaLimits.NONE).limits().of(QuotaResource.MAILBOX));
        set(QuotaResource.MAILBOX, new AtMost(1_000_000));
        assertEquals(most, quota(QuotaLimits.NONE).limits().of(QuotaResource.MAILBOX));
    }

    @Test
    void settingWhatIsSetAlreadyChangesNothing() {
        set(QuotaResource.MESSAGE, new AtMost(3));
        var before = story.state().seq();

        set(QuotaResource.MESSAGE, new AtMost(3));
        set(QuotaResource.STORAGE, new QuotaSetting.Standard());
        assertEquals(before, story.state().seq());
    }
}
