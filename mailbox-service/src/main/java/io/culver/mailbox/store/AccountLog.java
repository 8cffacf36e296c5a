package io.culver.mailbox.store;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import java.util.List;
import java.util.Optional;

/**
 * Each account's ordered history. An entry's sequence number is the mod-sequence of all that it
 * touches; numbers ascend by one from 1. All methods but {@link #create} and {@link #head} fail
 * with {@code NO_SUCH_ACCOUNT} if the log was not created.
 */
public interface AccountLog {
    /** Begins an account's log. Changes nothing if there is one. */
    void create(AccountId account);

    /**
     * The head as the last acknowledged append or install left it, or a later one: never an
     * earlier. Absent if the log was not created.
     */
    Optional<Head> head(AccountId account);

    /**
     * The entries after {@code since}, oldest first, without a gap, at most {@code limit}. Contains
     * everything that any earlier call of {@link #head} told of. Entries at or below the floor are
     * gone: asking for them gives {@code CORRUPTION}.
     */
    List<LogEntry> entries(AccountId account, ModSeq since, int limit);

    /**
     * Appends if the log still ends at {@code expected.seq()}, with an entry of {@code
     * expected.hash()}; the entries get the numbers that follow. Linearizable per account.
     * Repeating a commit that was appended, with the same expected head and nothing appended since,
     * changes nothing and is {@code Appended}; with later commits on top it is {@code Lost}, and
     * the entry at its number tells whose it is.
     */
    AppendOutcome append(AccountId account, Head expected, Commit commit);

    /**
     * Makes {@code next} the checkpoint that the account is loaded from, if {@code previous} still
     * is, and trims the entries up to {@code floor}, which is at most {@code next.seq()} and not
     * below the present floor. Linearizable per account, also with appends.
     *
     * @return whether it is installed now, by this call or by an earlier one of the same root;
     *     false also when the store did not say
     */
    boolean install(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor);
}
