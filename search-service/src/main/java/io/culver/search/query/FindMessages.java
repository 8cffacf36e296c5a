package io.culver.search.query;

import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.search.index.AbandonedException;
import io.culver.search.index.AccountIndex;
import io.culver.search.index.LuceneThreads;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.index.Ranking;
import io.culver.search.ingest.LogFollower;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** Finds the messages of an account that match, in an index that is fresh enough. */
public final class FindMessages {
    private final OpenIndexes indexes;
    private final LuceneThreads threads;
    private final LogFollower follower;

    public FindMessages(OpenIndexes indexes, LuceneThreads threads, LogFollower follower) {
        this.indexes = indexes;
        this.threads = threads;
        this.follower = follower;
    }

    /**
     * For each of the criteria, the email ids of the messages that match.
     *
     * @param minSeq the index contains everything up to this change before it is asked
     * @param freshness if it ends before that, the index is asked as it is; may be the caller's
     * @throws MailException INVALID or LIMIT for criteria that are not for us, LIMIT if looking for
     *     them takes longer than the caller waits, UNAVAILABLE if the index cannot be brought so
     *     far
     */
    public Found find(
            AccountId account,
            List<SearchCriteria> criteria,
            ModSeq minSeq,
            Patience caller,
            Patience freshness) {
        if (criteria.size() > SearchLimits.CRITERIA) {
            throw new MailException(MailError.LIMIT, "too many search criteria");
        }
        var queries = new CriteriaQueries(caller);
        List<Asked> all =
                criteria.stream()
                        .map(it -> new Asked(queries.of(it), it instanceof SearchCriteria.Fuzzy))
                        .toList();
        // The second time after the log was followed, the third after the index was made again.
        for (int time = 0; time < 3; time++) {
            Optional<Found> found = answer(account, all, minSeq, caller);
            if (found.isPresent()) {
                return found.get();
            }
            try {
                follower.bringTo(minSeq, account, freshness);
            } catch (AbandonedException _) {
                if (caller.shouldExit()) {
                    throw new MailException(MailError.UNAVAILABLE, "the index is still being made");
                }
                return answer(account, all, ModSeq.ZERO, caller)
                        .orElseGet(() -> Found.nothing(criteria.size()));
            }
        }
        throw new MailException(MailError.UNAVAILABLE, "the index is behind");
    }

    /** A query, and whether it matters how well a message matches. */
    private record Asked(Query query, boolean isScored) {
        Ranking answer(AccountIndex index, Executor helpers, Patience caller) throws IOException {
            return isScored
                    ? index.rank(query, helpers, caller)
                    : Ranking.unscored(index.search(query, helpers, caller));
        }
    }

    private Optional<Found> answer(
            AccountId account, List<Asked> queries, ModSeq minSeq, Patience caller) {
        try {
            return caller.await(threads.submit(() -> ask(account, queries, minSeq, caller)));
        } catch (AbandonedException _) {
            throw new MailException(MailError.LIMIT, "search takes too long");
        }
    }

    /** Empty if the index is behind, or is about to be made again, or was just found damaged. */
    private Optional<Found> ask(
            AccountId account, List<Asked> queries, ModSeq minSeq, Patience caller)
            throws IOException {
        Optional<OpenIndexes.Lease> borrowed = indexes.tryBorrow(account);
        if (borrowed.isEmpty()) {
            return Optional.empty();
        }
        try (OpenIndexes.Lease lease = borrowed.get()) {
            ModSeq seq = lease.index().indexedSeq();
            if (minSeq.isAfter(seq)) {
                return Optional.empty();
            }
            try {
                List<Ranking> answers = new ArrayList<>();
                for (Asked asked : queries) {
                    answers.add(asked.answer(lease.index(), threads, caller));
                }
                return Optional.of(new Found(answers, seq));
            } catch (AlreadyClosedException _) {
                return Optional.empty(); // it failed under somebody else's hands: opened again
            } catch (IOException e) {
                lease.condemnIfDamaged(e);
                if (!lease.isCondemned()) {
                    throw e;
                }
                return Optional.empty();
            }
        }
    }

    /**
     * What was found.
     *
     * @param answers for each of the criteria
     * @param indexedSeq the index was asked at this change or later: the one that was wanted,
     *     unless that took too long
     */
    public record Found(List<Ranking> answers, ModSeq indexedSeq) {
        public Found {
            answers = List.copyOf(answers);
        }

        /** Of an index that is not there. */
        static Found nothing(int criteria) {
            Ranking none = Ranking.unscored(new Roaring64NavigableMap());
            return new Found(Collections.nCopies(criteria, none), ModSeq.ZERO);
        }

        /** For each of the criteria. */
        public List<Roaring64NavigableMap> emails() {
            return answers.stream().map(Ranking::emails).toList();
        }
    }
}
