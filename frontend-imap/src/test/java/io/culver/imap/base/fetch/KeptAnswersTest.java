package io.culver.imap.base.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.Limits;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What FETCH keeps of its answers, and where that ends. */
class KeptAnswersTest {
    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));
    private static final byte[] ANSWER = {'x'};

    private final KeptAnswers kept = new KeptAnswers(DataSize.ofMebibytes(1));

    @Test
    void isFoundUnderItsOwnKeyOnly() {
        var key = new KeptAnswers.Key(ACCOUNT, new EmailId(1), "ENVELOPE", false);
        kept.keep(key, ANSWER);
        assertArrayEquals(ANSWER, kept.find(key));
        var other = new AccountId(new UUID(1, 2));
        assertNull(kept.find(new KeptAnswers.Key(other, new EmailId(1), "ENVELOPE", false)));
        assertNull(kept.find(new KeptAnswers.Key(ACCOUNT, new EmailId(2), "ENVELOPE", false)));
        assertNull(kept.find(new KeptAnswers.Key(ACCOUNT, new EmailId(1), "BODY", false)));
        assertNull(kept.find(new KeptAnswers.Key(ACCOUNT, new EmailId(1), "ENVELOPE", true)));
    }

    @Test
    void keepsNoMoreThanItMay() {
        byte[] answer = new byte[1024];
        LongStream.rangeClosed(1, 10_000).forEach(id -> kept.keep(key(id, "ENVELOPE"), answer));
        kept.settle();
        long found =
                LongStream.rangeClosed(1, 10_000)
                        .filter(id -> kept.find(key(id, "ENVELOPE")) != null)
                        .count();
        assertTrue(found < 1024 && found > 100, () -> found + " answers of 1 KiB in 1 MiB");
    }

    @Test
    void doesNotKeepLargeAnswersNorLongQuestions() {
        kept.keep(key(1, "ENVELOPE"), new byte[Limits.KEPT_ANSWER]);
        kept.keep(key(2, "ENVELOPE"), new byte[Limits.KEPT_ANSWER + 1]);
        kept.keep(key(3, "q".repeat(Limits.KEPT_QUESTION)), ANSWER);
        kept.keep(key(3, "q".repeat(Limits.KEPT_QUESTION + 1)), ANSWER);
        assertNotNull(kept.find(key(1, "ENVELOPE")));
        assertNull(kept.find(key(2, "ENVELOPE")));
        assertNotNull(kept.find(key(3, "q".repeat(Limits.KEPT_QUESTION))));
        assertNull(kept.find(key(3, "q".repeat(Limits.KEPT_QUESTION + 1))));
    }

    private static KeptAnswers.Key key(long email, String question) {
        return new KeptAnswers.Key(ACCOUNT, new EmailId(email), question, false);
    }
}
