package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.NewContents;
import io.culver.mailbox.domain.TextMatches;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/**
 * What is asked of texts: the index answers it, and where it is away or behind, the messages are
 * looked through themselves as far as that is little. An answer is whole or it is refused.
 */
public final class TextAnswers {
    private final AccountOwners owners;
    private final TextSearch index;
    private final TextScan scan;

    public TextAnswers(AccountOwners owners, TextSearch index, TextScan scan) {
        this.owners = owners;
        this.index = index;
        this.scan = scan;
    }

    /**
     * For each of the texts, the contents that match: all of the account's, or of the candidates at
     * least. {@code UNAVAILABLE} if neither way tells.
     *
     * @param candidates the only contents of which it matters
     * @param minSeq everything up to this change is to be seen
     */
    List<TextMatches> ask(
            AccountId account, List<SearchCriteria> texts, Candidates candidates, ModSeq minSeq) {
        if (!scan.canScan(texts, candidates.count())) {
            return index.query(account, texts, minSeq, Duration.ZERO).matches();
        }
        TextSearch.Answer answer;
        try {
            answer = index.query(account, texts, minSeq, Limits.INDEX_PATIENCE);
        } catch (MailException refusal) {
            requireUnavailable(refusal);
            return scan.scan(account, texts, candidates.emails());
        }
        if (!minSeq.isAfter(answer.upTo())) {
            return answer.matches();
        }
        try {
            return joined(answer.matches(), rest(account, texts, candidates, answer.upTo()));
        } catch (MailException refusal) {
            requireUnavailable(refusal);
            return index.query(account, texts, minSeq, Duration.ZERO).matches();
        }
    }

    private static void requireUnavailable(MailException refusal) {
        if (refusal.error() != MailError.UNAVAILABLE) {
            throw refusal;
        }
    }

    /** What the index does not know yet. */
    private List<TextMatches> rest(
            AccountId account, List<SearchCriteria> texts, Candidates candidates, ModSeq indexed) {
        NewContents gained = owners.owner(account).contentsSince(indexed);
        List<EmailId> unknown =
                candidates.emails().stream()
                        .filter(it -> gained.emails().contains(it.value()))
                        .toList();
        return scan.scan(account, texts, unknown);
    }

    private static List<TextMatches> joined(List<TextMatches> index, List<TextMatches> scanned) {
        List<TextMatches> joined = new ArrayList<>();
        for (int i = 0; i < index.size(); i++) {
            var emails = new Roaring64NavigableMap();
            emails.or(index.get(i).emails());
            emails.or(scanned.get(i).emails());
            joined.add(TextMatches.unscored(emails));
        }
        return joined;
    }
}
