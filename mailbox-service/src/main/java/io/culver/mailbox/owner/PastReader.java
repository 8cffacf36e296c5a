package io.culver.mailbox.owner;

import io.culver.mailbox.codec.ArchiveCodec;
import io.culver.mailbox.codec.EntryCodec;
import io.culver.mailbox.codec.Retained;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Goes through what happened to an account: from a checkpoint of the past, over the archives, to
 * the end of the log. Every entry is held to the chain as it is when the log is read.
 */
final class PastReader {
    private final AccountId account;
    private final OwnerSetting setting;
    private final Head head;
    private final CheckpointReader checkpoints;

    /**
     * Reads the past of a log.
     *
     * @param head where the past ends
     */
    PastReader(AccountId account, OwnerSetting setting, Head head) {
        this.account = account;
        this.setting = setting;
        this.head = head;
        this.checkpoints = new CheckpointReader(account, setting);
    }

    /**
     * Shows every entry from some time before {@code since} on to the visitor, until it has seen
     * enough; all that are kept if it is absent. {@code CANNOT} if the past does not reach back so
     * far.
     *
     * @return the state before the entry that the visitor did not want, or the last one
     */
    AccountState replay(Optional<Instant> since, PastVisitor visitor) {
        StoredState now =
                head.checkpoint().map(checkpoints::readStored).orElse(StoredState.NOTHING);
        Optional<Checkpoint> base = since.isPresent() ? base(now, since.get()) : oldest(now);
        CheckpointReader.Read from =
                base.map(checkpoints::read).orElse(CheckpointReader.Read.NOTHING);
        Walk walk = new Walk(from, visitor);
        for (Retained.Archive it : now.retained().archives()) {
            if (it.last().isAfter(walk.state.seq()) && !walk.isOver) {
                walk.over(
                        it,
                        ArchiveCodec.decode(setting.snapshots().get(account, it.id()), it.id()));
            }
        }
        while (head.seq().isAfter(walk.state.seq()) && !walk.isOver) {
            walk.over(setting.log().entries(account, walk.state.seq(), OwnerLimits.PAGE_ENTRIES));
        }
        boolean isAtEnd = walk.state.seq().equals(head.seq());
        if (isAtEnd && !head.predecessor(account).equals(walk.hash)) {
            throw LogReader.broken("The past does not end as the log does");
        }
        return walk.state;
    }

    /** The newest checkpoint that is not after this time; absent if all begins with nothing. */
    private Optional<Checkpoint> base(StoredState now, Instant since) {
        Optional<Checkpoint> current =
                now.checkpoint()
                        .filter(it -> now.time().filter(time -> !time.isAfter(since)).isPresent());
        if (current.isPresent()) {
            return current;
        }
        for (Retained.Past it : now.retained().bases().reversed()) {
            if (!it.time().isAfter(since)) {
                return Optional.of(new Checkpoint(it.seq(), it.root()));
            }
        }
        if (first(now).value() > 1) {
            throw tooLongAgo();
        }
        return Optional.empty();
    }

    /** Where what is kept begins; absent if that is with nothing. */
    private Optional<Checkpoint> oldest(StoredState now) {
        return first(now).value() == 1
                ? Optional.empty()
                : now.retained().bases().stream()
                        .findFirst()
                        .map(it -> new Checkpoint(it.seq(), it.root()))
                        .or(now::checkpoint);
    }

    /** The number of the first entry that is kept, in an archive or in the log. */
    private ModSeq first(StoredState now) {
        return now.retained().archives().isEmpty()
                ? head.floor().next()
                : now.retained().archives().getFirst().first();
    }

    static MailException tooLongAgo() {
        return new MailException(MailError.CANNOT, "The account's past is not kept that long");
    }

    /** One pass over the entries. */
    private final class Walk {
        private final PastVisitor visitor;
        private AccountState state;
        private EntryHash hash;
        private boolean isOver;

        Walk(CheckpointReader.Read from, PastVisitor visitor) {
            this.visitor = visitor;
            this.state = from.state();
            this.hash = from.hash().orElseGet(() -> EntryHash.beginning(account));
        }

        void over(Retained.Archive archive, List<Octets> entries) {
            if (entries.size() != archive.count()) {
                throw LogReader.broken("An archive does not hold what its root says");
            }
            long known = Math.max(0, state.seq().value() - archive.first().value() + 1);
            for (long i = known; i < archive.count() && !isOver; i++) {
                step(new ModSeq(archive.first().value() + i), entries.get((int) i));
            }
        }

        void over(List<LogEntry> page) {
            if (page.isEmpty()) {
                throw LogReader.broken("The log ends before its head");
            }
            for (LogEntry it : page) {
                if (!isOver && !it.seq().isAfter(head.seq())) {
                    step(it.seq(), it.entry());
                }
            }
        }

        private void step(ModSeq seq, Octets stored) {
            EntryCodec.Linked linked = EntryCodec.decode(stored);
            if (!linked.predecessor().equals(hash) || !seq.equals(state.seq().next())) {
                throw LogReader.broken("An entry of the past does not follow the one before it");
            }
            if (visitor.visit(state, seq, linked.entry())) {
                state = state.apply(linked.entry(), seq);
                hash = EntryHash.of(stored);
            } else {
                isOver = true;
            }
        }
    }
}
