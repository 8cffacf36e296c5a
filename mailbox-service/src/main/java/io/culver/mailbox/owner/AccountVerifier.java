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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads an account's log and checkpoint and what is kept of its past, computes the state anew from
 * as far back as that reaches, and notes all that does not agree: each checkpoint of the past with
 * what the entries come to there, and the present one. Changes nothing, and stops at nothing.
 */
final class AccountVerifier {
    private final AccountId account;
    private final OwnerSetting setting;
    private final Optional<AccountState> inMemory;
    private final Head head;
    private final List<String> differences = new ArrayList<>();

    private Optional<CheckpointReader.Read> installed = Optional.empty();

    /** Those that are yet to be compared, oldest first. */
    private final Deque<Retained.Past> bases = new ArrayDeque<>();

    /** Absent while it cannot be told. */
    private Optional<AccountState> state = Optional.empty();

    private ModSeq last;

    /** Of the entry {@code last}; absent while it cannot be told. */
    private Optional<EntryHash> hash = Optional.empty();

    private long entries;

    /**
     * Verifies what the head names.
     *
     * @param inMemory the account as a node knows it, no newer than the head
     */
    AccountVerifier(
            AccountId account, OwnerSetting setting, Head head, Optional<AccountState> inMemory) {
        this.account = account;
        this.setting = setting;
        this.head = head;
        this.inMemory = inMemory;
        this.last = head.floor();
    }

    Verification verify() {
        installed = head.checkpoint().flatMap(it -> read("checkpoint", it));
        installed.ifPresent(it -> bases.addAll(it.stored().retained().bases()));
        state = beginning();
        compareWhereItIsDue();
        installed.ifPresent(it -> it.stored().retained().archives().forEach(this::readArchive));
        note(
                last.value() < head.floor().value(),
                "archives: end at "
                        + last.value()
                        + " before the log begins after "
                        + head.floor());
        while (head.seq().isAfter(last)) {
            if (!readPage()) {
                break;
            }
        }
        if (last.equals(head.seq()) && hash.isPresent() && !hash.equals(head.hash())) {
            boolean isEmpty = head.hash().isEmpty() && last.equals(ModSeq.ZERO);
            note(!isEmpty, "head: names another last entry than there is");
        }
        Optional<AccountState> whole = state.filter(it -> it.seq().equals(head.seq()));
        note(whole.isEmpty(), "state: cannot be computed up to the log's end");
        return new Verification(whole, entries, List.copyOf(differences));
    }

    private void note(boolean isSo, String difference) {
        if (isSo && differences.size() < OwnerLimits.TOLD_DIFFERENCES) {
            differences.add(difference);
        }
    }

    private Optional<CheckpointReader.Read> read(String where, Checkpoint checkpoint) {
        try {
            return Optional.of(new CheckpointReader(account, setting).read(checkpoint));
        } catch (MailException failure) {
            note(requireCorruption(failure), where + ": " + failure.getMessage());
            return Optional.empty();
        }
    }

    private static boolean requireCorruption(MailException failure) {
        if (failure.error() != MailError.CORRUPTION) {
            throw failure;
        }
        return true;
    }

    /** The oldest state from which what is kept goes on without a gap. */
    private Optional<AccountState> beginning() {
        ModSeq first = firstKept();
        last = new ModSeq(first.value() - 1);
        if (last.equals(ModSeq.ZERO)) {
            hash = Optional.of(EntryHash.beginning(account));
            return Optional.of(AccountState.EMPTY);
        }
        if (last.value() < head.floor().value() && !bases.isEmpty()) {
            Optional<CheckpointReader.Read> oldest = readBase(bases.getFirst());
            hash =
                    oldest.filter(it -> it.state().seq().equals(last))
                            .flatMap(CheckpointReader.Read::hash);
            return oldest.map(CheckpointReader.Read::state);
        }
        Optional<AccountState> previous =
                installed
                        .flatMap(it -> it.stored().previous())
                        .filter(it -> !head.floor().isAfter(it.seq()))
                        .flatMap(this::superseded);
        return previous.or(() -> installed.map(CheckpointReader.Read::state));
    }

    /** The number of the first entry that is kept, in an archive or in the log. */
    private ModSeq firstKept() {
        return installed
                .flatMap(it -> it.stored().retained().archives().stream().findFirst())
                .map(Retained.Archive::first)
                .orElseGet(() -> head.floor().next());
    }

    private Optional<CheckpointReader.Read> readBase(Retained.Past base) {
        return read(nameOf(base), new Checkpoint(base.seq(), base.root()));
    }

    private static String nameOf(Retained.Past base) {
        return "checkpoint of the past at " + base.seq().value();
    }

    private void readArchive(Retained.Archive archive) {
        String name = "archive from " + archive.first().value() + ": ";
        try {
            Octets octets = setting.snapshots().get(account, archive.id());
            List<Octets> archived = ArchiveCodec.decode(octets, archive.id());
            note(
                    archived.size() != archive.count(),
                    name + archived.size() + " entries instead of " + archive.count());
            ModSeq seq = archive.first();
            for (Octets it : archived) {
                examine(seq, it);
                seq = seq.next();
            }
        } catch (MailException failure) {
            note(requireCorruption(failure), name + failure.getMessage());
            last = archive.last();
            hash = Optional.empty();
            state = notBeyond();
            compareWhereItIsDue();
        }
    }

    /** It is needed no more, and may be gone. */
    private Optional<AccountState> superseded(Checkpoint checkpoint) {
        try {
            return Optional.of(new CheckpointReader(account, setting).read(checkpoint).state());
        } catch (MailException failure) {
            var _ = requireCorruption(failure);
            return Optional.empty();
        }
    }

    private boolean readPage() {
        List<LogEntry> page;
        try {
            page = setting.log().entries(account, last, OwnerLimits.PAGE_ENTRIES);
        } catch (MailException failure) {
            note(
                    requireCorruption(failure),
                    "log after " + last.value() + ": " + failure.getMessage());
            return false;
        }
        note(
                page.isEmpty(),
                "log: ends at " + last.value() + " before its head " + head.seq().value());
        for (LogEntry it : page) {
            if (!it.seq().isAfter(head.seq())) {
                examine(it.seq(), it.entry());
            }
        }
        return !page.isEmpty();
    }

    private void examine(ModSeq seq, Octets stored) {
        String name = "entry " + seq.value() + ": ";
        entries++;
        note(!seq.equals(last.next()), name + "does not come next after " + last.value());
        last = seq;
        try {
            EntryCodec.Linked linked = EntryCodec.decode(stored);
            boolean follows = hash.map(linked.predecessor()::equals).orElse(true);
            note(!follows, name + "does not follow the one before it");
            state = follows ? state.flatMap(it -> after(it, seq, linked)) : notBeyond();
        } catch (MailException failure) {
            note(requireCorruption(failure), name + failure.getMessage());
            state = notBeyond();
        }
        hash = Optional.of(EntryHash.of(stored));
        compareWhereItIsDue();
    }

    /** The state, if it was further on already; else the way to it is lost. */
    private Optional<AccountState> notBeyond() {
        return state.filter(it -> !last.isAfter(it.seq()));
    }

    private Optional<AccountState> after(
            AccountState before, ModSeq seq, EntryCodec.Linked linked) {
        if (!seq.isAfter(before.seq())) {
            return Optional.of(before);
        }
        try {
            return Optional.of(before.apply(linked.entry(), seq));
        } catch (IllegalStateException | IllegalArgumentException unfit) {
            note(true, "entry " + seq + ": does not fit the state before it");
            return Optional.empty();
        }
    }

    /** At checkpoints, and at what is in memory; where the way there is lost, it begins anew. */
    private void compareWhereItIsDue() {
        while (!bases.isEmpty() && !bases.getFirst().seq().isAfter(last)) {
            Retained.Past base = bases.removeFirst();
            Optional<CheckpointReader.Read> read = readBase(base);
            read.filter(_ -> base.seq().equals(last))
                    .ifPresent(it -> compareCheckpoint(nameOf(base), it));
        }
        installed
                .filter(it -> it.state().seq().equals(last))
                .ifPresent(it -> compareCheckpoint("checkpoint", it));
        inMemory.filter(it -> it.seq().equals(last)).ifPresent(it -> compare("memory", it));
    }

    private void compareCheckpoint(String where, CheckpointReader.Read read) {
        note(
                hash.isPresent() && !hash.equals(read.hash()),
                where + ": names another entry " + last.value() + " than there is");
        compare(where, read.state());
        state = Optional.of(state.orElse(read.state()));
    }

    private void compare(String where, AccountState other) {
        state.filter(it -> it.seq().equals(other.seq()))
                .ifPresent(it ->
                        StateComparison.differences(it, other)
                                .forEach(each -> note(true, where + ": " + each)));
    }
}
