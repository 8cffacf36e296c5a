package io.culver.mailbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.owner.OwnerMetrics;
import io.culver.mailbox.owner.OwnerSetting;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.model.ThreadId;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On every store one message takes another's place in one step. RFC 8508; rule I14 */
public abstract class ReplaceContract {
    private static final MailboxName DRAFTS = new MailboxName("Drafts");
    private static final MailboxName SENT = new MailboxName("Sent");
    private static final int TIMES = 30;

    private final AccountId account = new AccountId(UUID.randomUUID());
    private final Random random = new Random(account.value().getLeastSignificantBits());

    /** The store under test; other tests' accounts may be in it. */
    protected abstract Store store();

    @BeforeEach
    void fill() {
        store().accountLog().create(account);
        AccountOwner owner = node();
        for (MailboxName name : List.of(DRAFTS, SENT)) {
            owner.execute(newOp(), new Request.CreateMailbox(name, Optional.empty()));
        }
        owner.execute(newOp(), new Request.AppendMessages(DRAFTS, List.of(message(owner))));
    }

    /** The account as a node that has just been started knows it. */
    private AccountOwner node() {
        var setting =
                new OwnerSetting(
                        store().accountLog(),
                        store().snapshots(),
                        Clock.systemUTC(),
                        random,
                        _ -> LockSupport.parkNanos(20_000),
                        Thread::startVirtualThread,
                        new OwnerMetrics(new SimpleMeterRegistry()),
                        QuotaLimits.NONE);
        return new AccountOwners(setting, DataSize.ofMebibytes(16)).owner(account);
    }

    private OpId newOp() {
        return new OpId(UUID.randomUUID());
    }

    private static NewMessage message(AccountOwner owner) {
        EmailId email = owner.newEmailId();
        return new NewMessage(
                email,
                new DataSize(100),
                Flags.NONE,
                InternalDate.of(Instant.ofEpochSecond(1_700_000_000)),
                Optional.empty(),
                ThreadId.alone(email));
    }

    private Answer.Appended replace(AccountOwner owner, Uid uid, MailboxName target) {
        MailboxId drafts = owner.current().mailbox(DRAFTS).orElseThrow().id();
        return (Answer.Appended)
                owner.execute(
                        newOp(), new Request.ReplaceMessage(drafts, uid, target, message(owner)));
    }

    private static UidSet uids(AccountState state, MailboxName name) {
        return state.mailbox(name).orElseThrow().messages().uids();
    }

    @Test
    void nobodyEverSeesBothMessagesOrNone() {
        AccountOwner writer = node();
        AccountOwner reader = node();
        var writing =
                CompletableFuture.runAsync(() -> {
                    for (long uid = 1; uid <= TIMES; uid++) {
                        replace(writer, new Uid(uid), DRAFTS);
                    }
                });
        while (!writing.isDone()) {
            assertEquals(1, uids(reader.current(), DRAFTS).size());
        }
        writing.join();
        assertEquals(UidSet.of(new Uid(TIMES + 1)), uids(node().current(), DRAFTS));
    }

    @Test
    void aMessageIsReplacedAcrossMailboxesOnce() {
        Answer.Appended sent = replace(node(), new Uid(1), SENT);
        assertEquals(UidSet.of(new Uid(1)), sent.uids());

        AccountOwner other = node();
        assertEquals(UidSet.EMPTY, uids(other.current(), DRAFTS));
        assertEquals(UidSet.of(new Uid(1)), uids(other.current(), SENT));
        MailException refusal =
                assertThrows(MailException.class, () -> replace(other, new Uid(1), SENT));
        assertEquals(MailError.NO_SUCH_MESSAGE, refusal.error());
        assertEquals(UidSet.of(new Uid(1)), uids(node().current(), SENT));
    }
}
