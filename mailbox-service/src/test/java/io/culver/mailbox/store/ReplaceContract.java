package io.culver.mailbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On every store one message takes another's place in one step. RFC 8508; rule I14 */
public abstract class ReplaceContract extends AccountContract {
    private static final MailboxName DRAFTS = new MailboxName("Drafts");
    private static final MailboxName SENT = new MailboxName("Sent");
    private static final int TIMES = 30;

    @BeforeEach
    void fill() {
        create(DRAFTS, SENT);
        append(owner(), DRAFTS, 1);
    }

    private Answer.Appended replace(AccountOwner owner, Uid uid, MailboxName target) {
        var drafts = mailbox(owner, DRAFTS).id();
        return (Answer.Appended)
                execute(owner, new Request.ReplaceMessage(drafts, uid, target, message(owner)));
    }

    @Test
    void nobodyEverSeesBothMessagesOrNone() {
        AccountOwner writer = owner();
        AccountOwner reader = owner();
        var writing =
                CompletableFuture.runAsync(() -> {
                    for (long uid = 1; uid <= TIMES; uid++) {
                        replace(writer, new Uid(uid), DRAFTS);
                    }
                });
        while (!writing.isDone()) {
            assertEquals(1, uidsIn(mailbox(reader, DRAFTS)).size());
        }
        writing.join();
        assertEquals(UidSet.of(new Uid(TIMES + 1)), uidsIn(mailbox(DRAFTS)));
    }

    @Test
    void aMessageIsReplacedAcrossMailboxesOnce() {
        Answer.Appended sent = replace(owner(), new Uid(1), SENT);
        assertEquals(UidSet.of(new Uid(1)), sent.uids());

        AccountOwner other = owner();
        assertEquals(UidSet.EMPTY, uidsIn(mailbox(other, DRAFTS)));
        assertEquals(UidSet.of(new Uid(1)), uidsIn(mailbox(other, SENT)));
        MailException refusal =
                assertThrows(MailException.class, () -> replace(other, new Uid(1), SENT));
        assertEquals(MailError.NO_SUCH_MESSAGE, refusal.error());
        assertEquals(UidSet.of(new Uid(1)), uidsIn(mailbox(SENT)));
    }
}
