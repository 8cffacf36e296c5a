package io.culver.mailbox.owner;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.mailbox.usecase.DeleteContents;
import io.culver.mailbox.usecase.Notices;
import io.culver.mailbox.usecase.PastMail;
import io.culver.mailbox.usecase.TextSearch;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.model.SearchCriteria;
import io.culver.model.ThreadId;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One account in a store in memory, and as many nodes that own it as a test likes. */
final class OwnerRig {
    static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));
    static final DataSize HEAP = DataSize.ofMebibytes(64);

    private final MemoryStore store = new MemoryStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Random random;
    private LogBounds bounds = LogBounds.STANDARD;
    private Clock clock = Clock.systemUTC();
    private Duration retention = Duration.ofDays(14);
    private AccountLog log = store.accountLog();
    private SnapshotStore snapshots = store.snapshots();

    OwnerRig(long seed) {
        random = new Random(seed);
        log.create(ACCOUNT);
    }

    OwnerRig retaining(Duration time) {
        retention = time;
        return this;
    }

    OwnerRig bounded(LogBounds other) {
        bounds = other;
        return this;
    }

    OwnerRig with(Clock other) {
        clock = other;
        return this;
    }

    OwnerRig withLog(UnaryOperator<AccountLog> around) {
        log = around.apply(log);
        return this;
    }

    OwnerRig withSnapshots(UnaryOperator<SnapshotStore> around) {
        snapshots = around.apply(snapshots);
        return this;
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    MemoryStore store() {
        return store;
    }

    AccountLog log() {
        return log;
    }

    /** Another node. */
    AccountOwners node() {
        return node(HEAP);
    }

    CheckpointReader checkpoints() {
        return new CheckpointReader(ACCOUNT, setting());
    }

    AccountOwners node(DataSize heap) {
        return new AccountOwners(setting(), heap);
    }

    private OwnerSetting setting() {
        return new OwnerSetting(
                log,
                snapshots,
                new DeleteContents(store.messages(), store.blobs()),
                clock,
                random,
                _ -> LockSupport.parkNanos(20_000),
                Thread::startVirtualThread,
                new OwnerMetrics(meters, TracerProvider.noop().get("test")),
                retention,
                bounds,
                QuotaLimits.NONE);
    }

    PastMail pastMail(AccountOwners node) {
        // No index is told: it is asked what it would be told.
        var notices = new Notices(new SilentSearch()::advance, Runnable::run);
        return new PastMail(node, store.messages(), notices, random);
    }

    /** The account's owner on another node. */
    AccountOwner owner() {
        return node().owner(ACCOUNT);
    }

    OpId newOp() {
        return new OpId(new UUID(random.nextLong(), random.nextLong()));
    }

    Answer create(AccountOwner owner, String name) {
        return owner.execute(
                newOp(), new Request.CreateMailbox(new MailboxName(name), Optional.empty()));
    }

    Answer.Appended append(AccountOwner owner, String mailbox, int count) {
        List<NewMessage> messages =
                Stream.generate(owner::newEmailId).limit(count).map(OwnerRig::message).toList();
        return (Answer.Appended)
                owner.execute(
                        newOp(), new Request.AppendMessages(new MailboxName(mailbox), messages));
    }

    static NewMessage message(EmailId email) {
        return new NewMessage(
                email,
                new DataSize(1000),
                Flags.NONE,
                InternalDate.of(Instant.ofEpochSecond(1_700_000_000 + email.value())),
                Optional.empty(),
                ThreadId.alone(email));
    }

    /** Hears of new contents and says nothing. */
    private static final class SilentSearch implements TextSearch {
        @Override
        public TextSearch.Answer query(
                AccountId account,
                List<SearchCriteria> criteria,
                ModSeq minSeq,
                Duration patience) {
            throw new MailException(MailError.UNAVAILABLE, "No index here");
        }

        @Override
        public void advance(AccountId account, ModSeq seq) {}
    }
}
