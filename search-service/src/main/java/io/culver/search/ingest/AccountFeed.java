package io.culver.search.ingest;

import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.model.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/**
 * Where mail comes from: the accounts' logs and what they refer to. Every method refuses with
 * {@link io.culver.model.MailException} UNAVAILABLE if it cannot be asked, NO_SUCH_ACCOUNT if there
 * is no such account.
 */
public interface AccountFeed {
    /** Those of these accounts that there still are. */
    Set<AccountId> remaining(Set<AccountId> accounts);

    /** The contents that the account gained after a change, up to now at the time of the call. */
    Gained since(AccountId account, ModSeq since);

    /** What is known of those of these contents that still exist. */
    Map<EmailId, MessageMeta> describe(AccountId account, List<EmailId> emails);

    /**
     * Octets of contents, in the order asked; those beyond a content's end are left out.
     *
     * @throws io.culver.model.MailException NO_SUCH_MESSAGE if one of the contents is gone
     */
    List<Octets> read(AccountId account, List<Stretch> stretches);

    /**
     * What an account gained.
     *
     * @param isEverything these are all contents there are, because the log does not reach back
     * @param upTo the last change that this contains; before the one asked about, if the account
     *     has another history than the asker knew
     */
    record Gained(boolean isEverything, Roaring64NavigableMap emails, ModSeq upTo) {}

    /** Some octets of one content. */
    record Stretch(EmailId email, Span span) {}
}
