package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.TextMatches;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import java.time.Duration;
import java.util.List;

/** The search service: what the mailbox service asks of it is about text only. */
public interface TextSearch {
    /**
     * For each of the criteria, which are headers, bodies and texts, the email ids of all contents
     * that match, among everything that the account's log tells of up to {@code minSeq} at least.
     * Never a part of them: {@code UNAVAILABLE} if the service cannot tell in time.
     *
     * @param patience how long the index may take to come so far: then it answers from what it has.
     *     Zero: it has as long as the call
     */
    Answer query(
            AccountId account, List<SearchCriteria> criteria, ModSeq minSeq, Duration patience);

    /**
     * What the index says.
     *
     * @param matches for each of the criteria
     * @param upTo the account's last change that is in it
     */
    record Answer(List<TextMatches> matches, ModSeq upTo) {
        public Answer {
            matches = List.copyOf(matches);
        }
    }

    /** Tells that the account's log has grown. {@code UNAVAILABLE} if nobody listens. */
    void advance(AccountId account, ModSeq seq);
}
