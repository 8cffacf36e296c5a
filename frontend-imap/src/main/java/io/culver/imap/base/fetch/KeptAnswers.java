package io.culver.imap.base.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.FetchItem;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import org.jspecify.annotations.Nullable;

/**
 * What FETCH has told of contents lately, as it was written. Contents never change, so an answer is
 * right as long as it is kept; the memory for all of them is bounded.
 */
final class KeptAnswers {

    /** Heap that an answer takes beside its octets: its key and the cache's own nodes. */
    private static final int OVERHEAD = 200;

    private final Cache<Key, byte[]> answers;

    KeptAnswers(DataSize size) {
        answers =
                Caffeine.newBuilder()
                        .maximumWeight(size.octets())
                        .weigher(KeptAnswers::weight)
                        .build();
    }

    /**
     * What an answer is kept under.
     *
     * @param question {@link FetchItem.Attribute#keptAs}
     * @param isUtf8 whether its strings may be UTF-8
     */
    record Key(AccountId account, EmailId email, String question, boolean isUtf8) {}

    /** The question is counted with each answer, though answers to one command share it. */
    private static int weight(Key key, byte[] answer) {
        return OVERHEAD + key.question.length() + answer.length;
    }

    /** Null if it is not kept; an Optional each would cost more than the look. */
    byte @Nullable [] find(Key key) {
        return answers.getIfPresent(key);
    }

    /** Keeps an answer, unless it is a large one or its question is. */
    void keep(Key key, byte[] answer) {
        if (answer.length <= Limits.KEPT_ANSWER && key.question.length() <= Limits.KEPT_QUESTION) {
            answers.put(key, answer);
        }
    }

    /** Drops at once what goes beyond the size; otherwise it is dropped soon. */
    void settle() {
        answers.cleanUp();
    }
}
