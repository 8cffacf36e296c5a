package io.culver.mailbox.owner;

import io.culver.mailbox.codec.EntryCodec;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an account's log and checkpoint, computes the state anew from as far back as the log
 * reaches, and notes all that does not agree. Changes nothing, and stops at nothing.
 */
final class AccountVerifier {
    private final AccountId account;
    private final OwnerSetting setting;
    private final Optional<AccountState> inMemory;
    private final Head head;
    private final List<String> differences = new ArrayList<>();

    private Optional<CheckpointReader.Read> installed = Optional.empty();

    /** Absent while it cannot be told. */
    private Optional<AccountState> state = Optional.empty();

    private ModSeq last;
    private Optional<EntryHash> hash;
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
        this.hash =
                last.equals(ModSeq.ZERO)
                        ? Optional.of(EntryHash.beginning(account))
                        : Optional.empty();
    }

    Verification verify() {
        installed = head.checkpoint().flatMap(this::installed);
        state = beginning();
        compareWhereItIsDue();
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

    private Optional<CheckpointReader.Read> installed(Checkpoint checkpoint) {
        try {
            return Optional.of(new CheckpointReader(account, setting).read(checkpoint));
        } catch (MailException failure) {
            note(requireCorruption(failure), "checkpoint: " + failure.getMessage());
            return Optional.empty();
        }
    }

    private static boolean requireCorruption(MailException failure) {
        if (failure.error() != MailError.CORRUPTION) {
            throw failure;
        }
        return true;
    }

    /** The oldest state from which the log goes on without a gap. */
    private Optional<AccountState> beginning() {
        if (head.floor().equals(ModSeq.ZERO)) {
            return Optional.of(AccountState.EMPTY);
        }
        Optional<AccountState> previous =
                installed
                        .flatMap(it -> it.stored().previous())
                        .filter(it -> !head.floor().isAfter(it.seq()))
                        .flatMap(this::superseded);
        return previous.or(() -> installed.map(CheckpointReader.Read::state));
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
                examine(it);
            }
        }
        return !page.isEmpty();
    }

    private void examine(LogEntry stored) {
        String name = "entry " + stored.seq().value() + ": ";
        entries++;
        note(!stored.seq().equals(last.next()), name + "does not come next after " + last.value());
        last = stored.seq();
        try {
            EntryCodec.Linked linked = EntryCodec.decode(stored.entry());
            boolean follows = hash.map(linked.predecessor()::equals).orElse(true);
            note(!follows, name + "does not follow the one before it");
            state = follows ? state.flatMap(it -> after(it, stored, linked)) : notBeyond();
        } catch (MailException failure) {
            note(requireCorruption(failure), name + failure.getMessage());
            state = notBeyond();
        }
        hash = Optional.of(EntryHash.of(stored.entry()));
        compareWhereItIsDue();
    }

    /** The state, if it was further on already; else the way to it is lost. */
    private Optional<AccountState> notBeyond() {
        return state.filter(it -> !last.isAfter(it.seq()));
    }

    private Optional<AccountState> after(
            AccountState before, LogEntry stored, EntryCodec.Linked linked) {
        if (!stored.seq().isAfter(before.seq())) {
            return Optional.of(before);
        }
        try {
            return Optional.of(before.apply(linked.entry(), stored.seq()));
        } catch (IllegalStateException | IllegalArgumentException unfit) {
            note(true, "entry " + stored.seq() + ": does not fit the state before it");
            return Optional.empty();
        }
    }

    /** At the checkpoint, and at what is in memory; where the way there is lost, it begins anew. */
    private void compareWhereItIsDue() {
        if (installed.isPresent() && installed.get().state().seq().equals(last)) {
            CheckpointReader.Read it = installed.get();
            note(
                    hash.isPresent() && !hash.equals(it.hash()),
                    "checkpoint: names another entry " + last.value() + " than there is");
            compare("checkpoint", it.state());
            state = Optional.of(state.orElse(it.state()));
        }
        inMemory.filter(it -> it.seq().equals(last)).ifPresent(it -> compare("memory", it));
    }

    private void compare(String where, AccountState other) {
        state.filter(it -> it.seq().equals(other.seq()))
                .ifPresent(it ->
                        StateComparison.differences(it, other)
                                .forEach(each -> note(true, where + ": " + each)));
    }
}
