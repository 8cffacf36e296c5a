package io.culver.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.search.extract.DocumentReader;
import io.culver.search.index.IndexSettings;
import io.culver.search.index.LuceneThreads;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.ingest.AttachmentTally;
import io.culver.search.ingest.LogFollower;
import io.culver.search.ingest.MemoryFeed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller hears whose time is over: to ask for less, or to come again. */
class FindMessagesTest {
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final List<SearchCriteria> TEA = List.of(new SearchCriteria.Text("tea"));

    @TempDir private Path directory;
    private final MemoryFeed feed = new MemoryFeed();
    private final LuceneThreads threads = new LuceneThreads(1);
    private final Patience caller = new Patience();
    private OpenIndexes indexes;
    private LogFollower follower;
    private FindMessages messages;

    @BeforeEach
    void open() {
        indexes = new OpenIndexes(IndexSettings.of(directory), Clock.systemUTC());
        follower =
                new LogFollower(
                        feed,
                        indexes,
                        threads,
                        DocumentReader.NONE,
                        new AttachmentTally(new SimpleMeterRegistry()),
                        (_, _) -> {});
        messages = new FindMessages(indexes, threads, follower);
    }

    @AfterEach
    void close() {
        feed.setStuck(false);
        follower.close();
        threads.close();
        indexes.close();
    }

    @Test
    void aSearchThatTakesTooLongMeetsALimit() {
        ModSeq seq = feed.append(ACCOUNT, "Subject: tea\r\n\r\n");
        assertEquals(1, messages.find(ACCOUNT, TEA, seq, caller, caller).emails().size());
        caller.end();
        assertEquals(MailError.LIMIT, refusal(seq));
    }

    @Test
    void anIndexThatIsStillBeingMadeIsUnavailable() {
        ModSeq seq = feed.append(ACCOUNT, "Subject: tea\r\n\r\n");
        feed.setWhenStuck(caller::end);
        feed.setStuck(true);
        assertEquals(MailError.UNAVAILABLE, refusal(seq));
    }

    /** What is missing, whoever asked looks for himself. */
    @Test
    void anIndexThatIsBehindForTooLongAnswersFromWhatItHas() {
        ModSeq first = feed.append(ACCOUNT, "Subject: tea\r\n\r\n");
        assertEquals(first, messages.find(ACCOUNT, TEA, first, caller, caller).indexedSeq());
        ModSeq second = feed.append(ACCOUNT, "Subject: green tea\r\n\r\n");
        var freshness = new Patience();
        feed.setWhenStuck(freshness::end);
        feed.setStuck(true);
        FindMessages.Found found = messages.find(ACCOUNT, TEA, second, caller, freshness);
        assertEquals(first, found.indexedSeq());
        assertEquals(1, found.emails().getFirst().getLongCardinality());
    }

    @Test
    void anIndexThatIsNotThereForTooLongHasNothing() {
        ModSeq seq = feed.append(ACCOUNT, "Subject: tea\r\n\r\n");
        var freshness = new Patience();
        feed.setWhenStuck(freshness::end);
        feed.setStuck(true);
        FindMessages.Found found = messages.find(ACCOUNT, TEA, seq, caller, freshness);
        assertEquals(ModSeq.ZERO, found.indexedSeq());
        assertTrue(found.emails().getFirst().isEmpty());
    }

    private MailError refusal(ModSeq seq) {
        return assertThrows(
                        MailException.class, () -> messages.find(ACCOUNT, TEA, seq, caller, caller))
                .error();
    }
}
