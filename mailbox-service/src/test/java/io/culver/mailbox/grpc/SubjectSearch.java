package io.culver.mailbox.grpc;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.domain.TextMatches;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.usecase.TextSearch;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** A search service that knows subjects only: it reads them from the store when it is asked. */
final class SubjectSearch implements TextSearch {
    private static final int HIGHEST_EMAIL_ID = 500;

    private final Store store;
    final BlockingQueue<ModSeq> notices = new LinkedBlockingQueue<>();
    final List<ModSeq> minSeqs = new ArrayList<>();
    boolean isDown;
    private Optional<Past> past = Optional.empty();

    /** What was indexed, and up to which change. */
    private record Past(Set<EmailId> emails, ModSeq upTo) {}

    SubjectSearch(Store store) {
        this.store = store;
    }

    @Override
    public synchronized Answer query(
            AccountId account, List<SearchCriteria> criteria, ModSeq minSeq, Duration patience) {
        if (isDown) {
            throw new MailException(MailError.UNAVAILABLE, "search service does not answer");
        }
        minSeqs.add(minSeq);
        Map<EmailId, StoredMeta> metas = metas(account);
        past.ifPresent(it -> metas.keySet().retainAll(it.emails()));
        return new Answer(
                criteria.stream()
                        .map(wanted -> TextMatches.unscored(matches(metas, wanted)))
                        .toList(),
                past.map(Past::upTo).orElse(minSeq));
    }

    /** From now on it knows nothing of what comes after this change, which is the last one yet. */
    synchronized void fallBehind(AccountId account, ModSeq last) {
        past = Optional.of(new Past(metas(account).keySet(), last));
    }

    private Map<EmailId, StoredMeta> metas(AccountId account) {
        List<EmailId> all =
                LongStream.rangeClosed(1, HIGHEST_EMAIL_ID).mapToObj(EmailId::new).toList();
        return new HashMap<>(store.messages().get(account, all).found());
    }

    private static Roaring64NavigableMap matches(
            Map<EmailId, StoredMeta> metas, SearchCriteria wanted) {
        if (!(wanted instanceof SearchCriteria.Header(var field, var text))
                || !field.equalsIgnoreCase("subject")) {
            throw new IllegalArgumentException("not about subjects");
        }
        var matches = new Roaring64NavigableMap();
        metas.forEach((email, meta) -> {
            String subject = meta.decode().envelope().subject().map(Object::toString).orElse("");
            if (subject.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                matches.addLong(email.value());
            }
        });
        return matches;
    }

    @Override
    public void advance(AccountId account, ModSeq seq) {
        notices.add(seq);
    }
}
