package io.culver.mailbox.owner;

import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.model.AccountId;
import io.culver.model.MailException;
import java.time.Instant;
import java.util.List;

/** Appends commits, and finds out what became of one when the store does not say. */
final class Committer {
    private final AccountId account;
    private final OwnerSetting setting;

    Committer(AccountId account, OwnerSetting setting) {
        this.account = account;
        this.setting = setting;
    }

    /**
     * Appends. An unknown outcome is asked for by sending the same again: either that appends it,
     * or the head has moved; then the entry at its number tells whether it is ours, and if it is
     * another's, ours can never be appended any more. Unknown only when the time is up.
     *
     * @throws MailException if it certainly was not appended: {@code UNAVAILABLE} and the like
     */
    AppendOutcome append(Head expected, Commit commit) {
        Instant deadline = setting.clock().instant().plus(OwnerLimits.COMMIT_TIME);
        boolean isDoubtful = false;
        for (int attempt = 0; ; attempt++) {
            AppendOutcome outcome = ask(expected, commit, isDoubtful);
            if (!(outcome instanceof AppendOutcome.Unknown)) {
                return outcome;
            }
            isDoubtful = true;
            setting.metrics().unknownOutcome();
            if (setting.clock().instant().isAfter(deadline)) {
                return outcome;
            }
            setting.pauseBefore(attempt);
        }
    }

    /**
     * Asks once.
     *
     * @param isDoubtful whether it may have been appended by now
     */
    private AppendOutcome ask(Head expected, Commit commit, boolean isDoubtful) {
        try {
            AppendOutcome outcome = setting.log().append(account, expected, commit);
            return isDoubtful && outcome instanceof AppendOutcome.Lost(var current)
                    ? settle(expected, commit, current)
                    : outcome;
        } catch (MailException failure) {
            if (isDoubtful) {
                return new AppendOutcome.Unknown();
            }
            throw failure;
        }
    }

    private AppendOutcome settle(Head expected, Commit commit, Head current) {
        List<LogEntry> at = setting.log().entries(account, expected.seq(), 1);
        if (at.isEmpty() || !at.getFirst().commit().equals(commit.id())) {
            return new AppendOutcome.Lost(current);
        }
        return new AppendOutcome.Appended(
                expected.after(commit).with(current.checkpoint(), current.floor()));
    }
}
