package io.culver.mailbox.store;

import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting.AtMost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On every store an account holds what its quota allows to the last octet, however many nodes add
 * to it at once, and a refusal leaves nothing behind. RFC 9208; rules I16, L11
 */
public abstract class QuotaContract extends AccountContract {
    private static final MailboxName A = new MailboxName("a");
    private static final int RACERS = 8;
    private static final int FIT = 5;

    @BeforeEach
    void fill() {
        create(A);
    }

    private void limit(QuotaResource resource, long most) {
        execute(owner(), new Request.SetQuota(Map.of(resource, new AtMost(most))));
    }

    private long used(QuotaResource resource) {
        return owner().quota().usage().getOrDefault(resource, 0L);
    }

    /** Has several nodes do the same at once, and counts those that were not refused. */
    private long granted(BiConsumer<AccountOwner, Integer> change) throws Exception {
        List<AccountOwner> nodes = Stream.generate(this::owner).limit(RACERS).toList();
        nodes.forEach(AccountOwner::newEmailId); // its block of ids is there
        List<Boolean> all =
                Racing.all(RACERS, i -> isGranted(() -> change.accept(nodes.get(i), i)));
        return all.stream().filter(it -> it).count();
    }

    private static boolean isGranted(Runnable change) {
        try {
            change.run();
            return true;
        } catch (MailException refusal) {
            assertEquals(MailError.OVER_QUOTA, refusal.error());
            return false;
        }
    }

    @Test
    void messagesFitToTheLastOne() throws Exception {
        limit(QuotaResource.MESSAGE, FIT);

        assertEquals(FIT, granted((node, _) -> append(node, A, 1)));
        assertEquals(FIT, used(QuotaResource.MESSAGE));
        assertEquals(FIT, mailbox(A).messages().count());
    }

    @Test
    void octetsFitToTheLastOne() throws Exception {
        limit(QuotaResource.STORAGE, FIT * SIZE.octets());

        assertEquals(FIT, granted((node, _) -> append(node, A, 1)));
        assertEquals(FIT * SIZE.octets(), used(QuotaResource.STORAGE));

        limit(QuotaResource.STORAGE, (FIT + 1) * SIZE.octets() - 1);
        assertEquals(0, granted((node, _) -> append(node, A, 1)));
    }

    @Test
    void mailboxesFitToTheLastOne() throws Exception {
        limit(QuotaResource.MAILBOX, 1 + FIT);

        assertEquals(
                FIT,
                granted((node, i) ->
                        execute(
                                node,
                                new Request.CreateMailbox(
                                        new MailboxName("b" + i), Optional.empty()))));
        assertEquals(1 + FIT, used(QuotaResource.MAILBOX));
    }

    @Test
    void copiesCountAsWhatTheyAreCopiesOf() throws Exception {
        append(owner(), A, 2);
        limit(QuotaResource.STORAGE, (2 + FIT) * SIZE.octets());

        long copied =
                granted((node, _) ->
                        execute(
                                node,
                                new Request.CopyMessages(mailbox(node, A).id(), uids(1, 2), A)));
        assertEquals(FIT / 2, copied); // two at a time, all or none
        assertEquals(2 + 2 * (FIT / 2), used(QuotaResource.MESSAGE));
    }

    @Test
    void aRefusalLeavesNothingBehind() {
        append(owner(), A, 2);
        limit(QuotaResource.MESSAGE, 3);
        AccountOwner owner = owner();
        owner.newEmailId();
        AccountState before = owner.current();
        MailboxState mailbox = mailbox(owner, A);

        assertEquals(false, isGranted(() -> append(owner, A, 2)));
        assertEquals(
                false,
                isGranted(() ->
                        execute(owner, new Request.CopyMessages(mailbox.id(), uids(1, 2), A))));

        AccountState after = owner().current();
        assertEquals(before.counters(), after.counters()); // no entry, no UID, no mod-sequence
        assertEquals(before.window().toList(), after.window().toList());
        assertEquals(mailbox.uidNext(), mailbox(A).uidNext());
        assertEquals(mailbox.highestModSeq(), mailbox(A).highestModSeq());
        assertEquals("1:2", uidsIn(mailbox(A)).toString());
        append(owner(), A, 1); // and there is room for one, as before
    }
}
