package io.culver.mailbox.owner;

import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.CommitId;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes groups of requests to their end, one group after the other. */
final class GroupCommit {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final AccountId account;
    private final OwnerSetting setting;
    private final Timeline timeline;
    private final Committer committer;
    private final Runnable afterCommit;

    GroupCommit(
            AccountId account,
            OwnerSetting setting,
            Timeline timeline,
            Committer committer,
            Runnable afterCommit) {
        this.account = account;
        this.setting = setting;
        this.timeline = timeline;
        this.committer = committer;
        this.afterCommit = afterCommit;
    }

    /** Ends all requests of the group but those that it returns: for them there was no room. */
    List<Pending> commit(List<Pending> group) {
        List<Pending> timely = dropStale(group);
        try {
            return timely.isEmpty() ? List.of() : decideAndAppend(timely);
        } catch (MailException failure) {
            timely.forEach(it -> it.fail(failure));
        } catch (RuntimeException bug) {
            log.atError().setCause(bug).log("commit failed");
            failAll(timely, MailError.OUTCOME_UNKNOWN, "The change may be made or not");
        }
        return List.of();
    }

    private List<Pending> dropStale(List<Pending> group) {
        Instant oldest = setting.clock().instant().minus(OwnerLimits.QUEUE_TIME);
        List<Pending> timely = new ArrayList<>();
        for (Pending it : group) {
            if (it.since().isBefore(oldest)) {
                it.fail(new MailException(MailError.UNAVAILABLE, "The account is busy"));
            } else {
                timely.add(it);
            }
        }
        return timely;
    }

    private List<Pending> decideAndAppend(List<Pending> group) {
        boolean isFresh = false;
        for (int attempt = 0; attempt < OwnerLimits.LOST_RACES; attempt++) {
            Loaded base = isFresh ? timeline.catchUp(timeline.head()) : timeline.loaded();
            Draft draft = draft(base, group);
            List<Pending> rest = List.copyOf(group.subList(draft.decided(), group.size()));
            if (draft.changesNothing()) {
                if (isFresh || timeline.head().seq().equals(base.seq())) {
                    draft.end();
                    return rest;
                }
            } else if (append(base, draft, group.subList(0, draft.decided()))) {
                return rest;
            } else {
                setting.metrics().lostRace();
                setting.pauseBefore(attempt);
            }
            isFresh = true;
        }
        failAll(group, MailError.UNAVAILABLE, "The account is busy elsewhere");
        return List.of();
    }

    private Draft draft(Loaded base, List<Pending> group) {
        return Draft.of(account, base, group, setting.clock().instant(), setting.standardQuota());
    }

    /** Whether the draft's requests have ended; they have not if another commit was faster. */
    private boolean append(Loaded base, Draft draft, List<Pending> decided) {
        Commit commit = new Commit(new CommitId(setting.newId()), draft.entries(), draft.hash());
        setting.metrics().grouped(draft.entries().size());
        AppendOutcome outcome =
                setting.metrics().timeCommit(decided, () -> committer.append(base.head(), commit));
        return switch (outcome) {
            case AppendOutcome.Appended _ -> {
                timeline.committed(draft, commit);
                draft.end();
                afterCommit.run();
                yield true;
            }
            case AppendOutcome.Lost _ -> false;
            case AppendOutcome.Unknown _ -> {
                failAll(decided, MailError.OUTCOME_UNKNOWN, "The change may be made or not");
                yield true;
            }
        };
    }

    private static void failAll(List<Pending> group, MailError error, String text) {
        group.forEach(it -> it.fail(new MailException(error, text)));
    }
}
