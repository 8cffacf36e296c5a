package io.culver.imap.store;

import io.culver.model.EmailId;
import io.culver.model.FlagChange;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MessageRow;
import io.culver.model.MetaPart;
import io.culver.model.ModSeq;
import io.culver.model.PartialMeta;
import io.culver.model.SearchCriteria;
import io.culver.model.SortOrder;
import io.culver.model.Span;
import io.culver.model.ThreadAlgorithm;
import io.culver.model.ThreadMember;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A mailbox that a session has selected. UIDs that do not exist, or no longer, are passed over by
 * every method.
 */
public interface OpenMailbox {

    /** As it was when it was opened. */
    MailboxSnapshot snapshot();

    /** The account's last change in any answer of this mailbox so far. */
    ModSeq seen();

    /**
     * What became of the mailbox after {@code since}, up to now.
     *
     * @param own a change of flags that the client made and knows: what it alone did is left out
     */
    MailboxDelta changesSince(ModSeq since, ModSeq own);

    /**
     * Likewise, up to {@code atLeast} or later, a change that the caller was told of: it may be
     * what another session was answered just now.
     */
    default MailboxDelta changesUpTo(ModSeq since, ModSeq own, ModSeq atLeast) {
        return changesSince(since, own);
    }

    /**
     * The messages that left the mailbox after {@code since}, among these. If that is too long ago,
     * all of these that no message has. NO_SUCH_MAILBOX. RFC 7162 §3.2.6
     */
    UidSet vanishedSince(ModSeq since, UidSet uids);

    /** The rows of messages, by ascending UID, in chunks of bounded size. NO_SUCH_MAILBOX. */
    void rows(UidSet uids, Consumer<List<MessageRow>> chunk);

    /**
     * Likewise, of those that changed after {@code since}; sees all acknowledged before the call.
     */
    void rowsChangedSince(ModSeq since, UidSet uids, Consumer<List<MessageRow>> chunk);

    /** These parts of what is known of contents, in this order; one that is gone is left out. */
    void describe(List<EmailId> emails, Set<MetaPart> parts, BiConsumer<EmailId, PartialMeta> each);

    /**
     * A stretch of a content's octets, in pieces of bounded size; octets beyond its end are left
     * out. NO_SUCH_MESSAGE.
     */
    void read(EmailId email, Span span, Consumer<byte[]> piece);

    /**
     * LIMIT if the mailbox would get too many keywords.
     *
     * @param unchangedSince leaves messages alone that changed after this. RFC 7162 §3.1.3
     */
    StoreResult store(UidSet uids, FlagChange change, Optional<ModSeq> unchangedSince);

    /** Removes for good those of the messages that have \Deleted. */
    ExpungeResult expunge(UidSet uids);

    /** Copies all of the messages or none. NO_SUCH_TARGET, LIMIT, OVER_QUOTA. */
    CopyResult copy(UidSet uids, MailboxName target);

    /** Moves messages; each is in one mailbox at every moment. NO_SUCH_TARGET, LIMIT. */
    CopyResult move(UidSet uids, MailboxName target);

    /**
     * Begins to store a message that takes the place of this one: when it comes, this one goes. As
     * {@link Account#append}, and NO_SUCH_MESSAGE.
     */
    AppendSession replace(Uid uid, MailboxName target);

    /** The messages that match. Sees everything acknowledged before the call. */
    SearchResult search(SearchCriteria criteria);

    /** The messages that match, in order. As of {@link #search}; LIMIT if there are too many. */
    SortResult sort(SearchCriteria criteria, SortOrder order, Progress progress);

    /** The messages that match, in threads, in prefix order. As of {@link #sort}. */
    List<ThreadMember> thread(
            SearchCriteria criteria, ThreadAlgorithm algorithm, Progress progress);
}
