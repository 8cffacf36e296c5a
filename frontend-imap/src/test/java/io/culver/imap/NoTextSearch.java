package io.culver.imap;

import io.culver.mailbox.usecase.TextSearch;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import java.util.List;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** The search service, stopped. */
final class NoTextSearch implements TextSearch {

    @Override
    public List<Roaring64NavigableMap> query(
            AccountId account, List<SearchCriteria> criteria, ModSeq minSeq) {
        throw new MailException(MailError.UNAVAILABLE, "there is no search service");
    }

    @Override
    public void advance(AccountId account, ModSeq seq) {
        // nobody listens
    }
}
