package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Criteria;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Rating;
import io.culver.mailbox.domain.TextMatches;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Relevancy;
import io.culver.model.SearchCriteria;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * SEARCH: what is asked of text goes to the search service, the rest is answered here, and both
 * meet by email id. RFC 9051 §6.4.4
 */
public final class SearchMessages {
    private final AccountOwners owners;
    private final TextAnswers texts;

    public SearchMessages(AccountOwners owners, TextAnswers texts) {
        this.owners = owners;
        this.texts = texts;
    }

    /**
     * The matches, and the mailbox as it was searched.
     *
     * @param at the account's last change in it
     */
    public record Found(
            MailboxState mailbox, Criteria.Matches matches, Relevancy relevancy, ModSeq at) {}

    /**
     * The messages that match, among all that were acknowledged before the call. {@code
     * NO_SUCH_MAILBOX}; {@code LIMIT} for too many texts; {@code UNAVAILABLE} if the search service
     * does not answer and there is too much to look through: never a part of the matches.
     */
    public Found search(AccountId account, MailboxId mailbox, SearchCriteria criteria) {
        AccountState state = owners.owner(account).current();
        MailboxState searched =
                state.mailbox(mailbox)
                        .orElseThrow(() ->
                                new MailException(MailError.NO_SUCH_MAILBOX, "No such mailbox"));
        Map<SearchCriteria, TextMatches> text =
                askForText(account, searched, criteria, state.seq());
        Criteria.Matches matches =
                new Criteria(asked -> Objects.requireNonNull(text.get(asked))::contains)
                        .search(searched.messages(), criteria);
        Relevancy relevancy = Rating.of(searched.messages(), matches.uids(), criteria, text);
        return new Found(searched, matches, relevancy, state.seq());
    }

    private Map<SearchCriteria, TextMatches> askForText(
            AccountId account, MailboxState searched, SearchCriteria criteria, ModSeq minSeq) {
        List<SearchCriteria> asked = List.copyOf(Criteria.textOf(criteria));
        if (asked.size() > Limits.TEXT_CRITERIA) {
            throw new MailException(MailError.LIMIT, "Too many texts to search for");
        }
        Map<SearchCriteria, TextMatches> answers = new HashMap<>();
        if (!asked.isEmpty()) {
            List<TextMatches> matches =
                    texts.ask(account, asked, Candidates.of(searched.messages(), criteria), minSeq);
            for (int i = 0; i < asked.size(); i++) {
                answers.put(asked.get(i), matches.get(i));
            }
        }
        return answers;
    }
}
