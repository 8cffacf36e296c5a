package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.domain.SelectedRows;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.order.Candidate;
import io.culver.mailbox.order.Sorting;
import io.culver.mailbox.order.Threading;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Relevancy;
import io.culver.model.SearchCriteria;
import io.culver.model.SortOrder;
import io.culver.model.ThreadAlgorithm;
import io.culver.model.ThreadMember;
import io.culver.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** SORT and THREAD: what SEARCH finds, in order. RFC 5256 §3 */
public final class OrderMessages {
    private final SearchMessages search;
    private final SortKeys keys;
    private final Semaphore turns = new Semaphore(Limits.ORDERINGS_AT_ONCE, true);

    public OrderMessages(SearchMessages search, SortKeys keys) {
        this.search = search;
        this.keys = keys;
    }

    /**
     * The messages that match, in order.
     *
     * @param highestModSeq of the matches; zero if there are none. RFC 7162 §3.1.9
     * @param at the account's last change in what was searched
     */
    public record Sorted(List<Uid> uids, ModSeq highestModSeq, Relevancy relevancy, ModSeq at) {}

    /**
     * The messages that match, in threads, in prefix order.
     *
     * @param at the account's last change in what was searched
     */
    public record Threads(List<ThreadMember> members, ModSeq at) {}

    /**
     * Fails as {@link SearchMessages#search} does; {@code LIMIT} also for too many messages.
     *
     * @param progress of the reading of messages that were never sorted before
     */
    public Sorted sort(
            AccountId account,
            MailboxId mailbox,
            SearchCriteria criteria,
            SortOrder order,
            Progress progress) {
        return inTurn(() -> {
            SearchMessages.Found found = search.search(account, mailbox, criteria);
            List<Candidate> sorted =
                    Sorting.sort(candidates(account, found, progress), order, found.relevancy());
            return new Sorted(
                    sorted.stream().map(Candidate::uid).toList(),
                    found.matches().highestModSeq(),
                    found.relevancy(),
                    found.at());
        });
    }

    /** Fails as {@link #sort}, and tells as much. */
    public Threads thread(
            AccountId account,
            MailboxId mailbox,
            SearchCriteria criteria,
            ThreadAlgorithm algorithm,
            Progress progress) {
        return inTurn(() -> {
            SearchMessages.Found found = search.search(account, mailbox, criteria);
            List<Candidate> candidates = candidates(account, found, progress);
            long references =
                    candidates.stream().mapToLong(it -> it.keys().references().length).sum();
            if (references > Limits.THREADED_REFERENCES) {
                throw new MailException(MailError.LIMIT, "Too many messages for threads");
            }
            return new Threads(Threading.thread(candidates, algorithm), found.at());
        });
    }

    /** By ascending UID. */
    private List<Candidate> candidates(
            AccountId account, SearchMessages.Found found, Progress progress) {
        if (found.matches().uids().isEmpty()) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        MailboxKeys all = keys.of(account, found.mailbox(), progress);
        List<Segment> segments = found.mailbox().messages().segments();
        int before = 0;
        int position = 0;
        for (SelectedRows selected : found.mailbox().messages().select(found.matches().uids())) {
            for (; position < selected.position(); position++) {
                before += segments.get(position).count();
            }
            int first = before;
            Segment segment = selected.segment();
            selected.rows().stream()
                    .forEach(row ->
                            candidates.add(
                                    new Candidate(
                                            segment.uid(row),
                                            segment.internalDate(row).instant().getEpochSecond(),
                                            segment.size(row).octets(),
                                            all.get(first + row))));
        }
        return candidates;
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean isTurn = false;
        try {
            isTurn = turns.tryAcquire(Limits.ORDERING_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!isTurn) {
                throw new MailException(MailError.UNAVAILABLE, "Too much else is being sorted");
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailException(MailError.UNAVAILABLE, "Interrupted while waiting");
        } finally {
            if (isTurn) {
                turns.release();
            }
        }
    }
}
