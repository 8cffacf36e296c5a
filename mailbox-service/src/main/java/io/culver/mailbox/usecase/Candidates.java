package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.Criteria;
import io.culver.mailbox.domain.Messages;
import io.culver.model.EmailId;
import io.culver.model.MessageRow;
import io.culver.model.SearchCriteria;
import io.culver.model.UidSet;
import java.util.List;

/** The messages of a mailbox that may match, as far as that is not a matter of text. */
record Candidates(Messages messages, UidSet uids) {

    static Candidates of(Messages messages, SearchCriteria criteria) {
        var search = new Criteria(_ -> _ -> false); // there is no text left to ask for
        return new Candidates(messages, search.search(messages, Criteria.atMost(criteria)).uids());
    }

    long count() {
        return uids.size();
    }

    List<EmailId> emails() {
        return messages.select(uids).stream()
                .flatMap(it -> it.stream().map(MessageRow::email))
                .distinct()
                .toList();
    }
}
