package io.culver.mailbox.store;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.owner.LogBounds;
import io.culver.mailbox.owner.OwnerMetrics;
import io.culver.mailbox.owner.OwnerSetting;
import io.culver.mailbox.usecase.DeleteContents;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MailboxName;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.model.ThreadId;
import io.culver.model.UidSet;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** What holds of an account on every store: one account, and the nodes that own it. */
public abstract class AccountContract {
    /** The size of each message. */
    static final DataSize SIZE = new DataSize(100);

    private final AccountId account = new AccountId(UUID.randomUUID());
    private final Random random = new Random(account.value().getLeastSignificantBits());

    /** The store under test; other tests' accounts may be in it. */
    protected abstract Store store();

    @BeforeEach
    void createAccount() {
        store().accountLog().create(account);
    }

    /** By which nodes tell the time. */
    Clock clock() {
        return Clock.systemUTC();
    }

    LogBounds bounds() {
        return LogBounds.STANDARD;
    }

    AccountId account() {
        return account;
    }

    /** The account as a node that has just been started knows it. */
    AccountOwner owner() {
        return node().owner(account);
    }

    /** A node that has just been started. */
    AccountOwners node() {
        var setting =
                new OwnerSetting(
                        store().accountLog(),
                        store().snapshots(),
                        new DeleteContents(store().messages(), store().blobs()),
                        clock(),
                        random,
                        _ -> LockSupport.parkNanos(20_000),
                        Thread::startVirtualThread,
                        new OwnerMetrics(
                                new SimpleMeterRegistry(), TracerProvider.noop().get("test")),
                        Duration.ofDays(14),
                        bounds(),
                        QuotaLimits.NONE);
        return new AccountOwners(setting, DataSize.ofMebibytes(16));
    }

    AccountOwner ownerOn(AccountOwners node) {
        return node.owner(account);
    }

    /** What the log says of itself. */
    Head head() {
        return store().accountLog().head(account).orElseThrow();
    }

    OpId newOp() {
        return new OpId(UUID.randomUUID());
    }

    Answer execute(AccountOwner owner, Request request) {
        return owner.execute(newOp(), request);
    }

    void create(MailboxName... names) {
        AccountOwner owner = owner();
        for (MailboxName name : names) {
            execute(owner, new Request.CreateMailbox(name, Optional.empty()));
        }
    }

    Answer.Appended append(AccountOwner owner, MailboxName mailbox, int count) {
        List<NewMessage> messages = Stream.generate(() -> message(owner)).limit(count).toList();
        return (Answer.Appended) execute(owner, new Request.AppendMessages(mailbox, messages));
    }

    NewMessage message(AccountOwner owner) {
        EmailId email = owner.newEmailId();
        return new NewMessage(
                email,
                SIZE,
                Flags.NONE,
                InternalDate.of(Instant.ofEpochSecond(1_700_000_000)),
                Optional.empty(),
                ThreadId.alone(email));
    }

    /** The mailbox as a node that has just been started finds it. */
    MailboxState mailbox(MailboxName name) {
        return mailbox(owner(), name);
    }

    static MailboxState mailbox(AccountOwner owner, MailboxName name) {
        return owner.current().mailbox(name).orElseThrow();
    }

    static UidSet uidsIn(MailboxState mailbox) {
        return mailbox.messages().uids();
    }
}
