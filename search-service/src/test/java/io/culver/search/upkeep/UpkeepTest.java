package io.culver.search.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mime.text.MailText;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.ModSeq;
import io.culver.search.copy.CopyKeeper;
import io.culver.search.copy.CopyReader;
import io.culver.search.copy.CopySettings;
import io.culver.search.copy.MemoryCopies;
import io.culver.search.extract.DocumentReader;
import io.culver.search.extract.wire.SkipReason;
import io.culver.search.index.IndexSettings;
import io.culver.search.index.LuceneThreads;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.index.SkippedDocuments;
import io.culver.search.ingest.AttachmentTally;
import io.culver.search.ingest.LogFollower;
import io.culver.search.ingest.MemoryFeed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of indexes, and has done to them. */
class UpkeepTest {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final int MESSAGES = 120;

    @TempDir private Path folder;
    private final MemoryFeed feed = new MemoryFeed();
    private final MemoryCopies copies = new MemoryCopies();
    private final LuceneThreads threads = new LuceneThreads(2);
    private final AttachmentTally tally = new AttachmentTally(new SimpleMeterRegistry());
    private final CopyReader reader = new CopyReader(copies);
    private OpenIndexes indexes;
    private CopyKeeper keeper;
    private LogFollower follower;
    private VerifyIndex verify;
    private final List<String> told = new ArrayList<>();
    private long expunged;

    @BeforeEach
    void open() {
        indexes =
                new OpenIndexes(
                        IndexSettings.of(folder.resolve("indexes")), reader, Clock.systemUTC());
        var settings = new CopySettings(true, 1, Duration.ZERO, DataSize.ofMebibytes(1 << 10));
        keeper = new CopyKeeper(settings, copies, indexes, Clock.systemUTC());
        follower =
                new LogFollower(
                        feed, indexes, threads, DocumentReader.NONE, tally, keeper::indexed);
        verify =
                new VerifyIndex(
                        feed,
                        indexes,
                        follower,
                        threads,
                        DocumentReader.NONE,
                        tally,
                        folder.resolve("verify"),
                        Clock.systemUTC());
        for (int i = 0; i < MESSAGES; i++) {
            feed.append(ANNE, "Subject: number " + i + "\r\n\r\nthe body of " + i);
        }
    }

    @AfterEach
    void close() {
        verify.close();
        follower.close();
        keeper.close();
        reader.close();
        threads.close();
        indexes.close();
    }

    @Test
    void showsWhatThereIs() throws IOException {
        var inspect = new InspectIndex(indexes, threads, reader);
        assertEquals(
                new InspectIndex.State(Optional.empty(), Optional.empty()),
                inspect.inspect(ANNE, new Patience()));
        follower.bringTo(new ModSeq(MESSAGES), ANNE, new Patience());
        addStrangeMail(7, new SkippedDocuments(2, Set.of(SkipReason.SIZE, SkipReason.TIME)));
        addStrangeMail(8, new SkippedDocuments(1, Set.of(SkipReason.SIZE)));
        keeper.close();
        InspectIndex.State state = inspect.inspect(ANNE, new Patience());
        InspectIndex.Index index = state.index().orElseThrow();
        assertEquals(new ModSeq(MESSAGES), index.indexedSeq());
        assertEquals(MESSAGES, index.messages());
        assertTrue(index.files() > 0 && index.octets() > 1_000, index::toString);
        assertEquals(3, index.skippedDocuments());
        assertEquals(Map.of(SkipReason.SIZE, 2L, SkipReason.TIME, 1L), index.skipped());
        assertEquals(new ModSeq(MESSAGES), state.copy().orElseThrow().indexedSeq());
    }

    @Test
    void aSoundIndexHasNoDifference() {
        feed.append(ANNE, "Subject: " + "very ".repeat(10_000) + "long\r\n\r\n");
        verify();
        assertEquals(List.of(), told);
        assertEquals(0, expunged);
    }

    @Test
    void findsWhatIsMissingStrangeOrOtherwise() throws IOException {
        follower.bringTo(new ModSeq(MESSAGES), ANNE, new Patience());
        addStrangeMail(7, SkippedDocuments.NONE);
        addStrangeMail(10_000, SkippedDocuments.NONE);
        feed.expunge(ANNE, 9);
        verify();
        assertEquals(
                List.of(
                        "message 7: the index says something else than the mail",
                        "message 10000: in the index, and never was in the account"),
                told);
        assertEquals(1, expunged);
    }

    @Test
    void rebuildsAnIndexWithoutLookingAtItsCopy() throws IOException {
        follower.bringTo(new ModSeq(MESSAGES), ANNE, new Patience());
        addStrangeMail(7, SkippedDocuments.NONE);
        List<Long> progress = new ArrayList<>();
        new RebuildIndex(feed, indexes, follower, reader, keeper)
                .rebuild(
                        ANNE,
                        (made, of) -> {
                            assertEquals(MESSAGES, of);
                            progress.add(made);
                        },
                        new Patience());
        assertEquals(MESSAGES, progress.getLast());
        verify();
        assertEquals(List.of(), told);
        assertEquals(0, reader.fetched());
    }

    private void verify() {
        verify.verify(
                ANNE,
                new VerifyIndex.Listener() {
                    @Override
                    public void progress(long messages, long more) {
                        expunged = more;
                    }

                    @Override
                    public void difference(String what) {
                        told.add(what);
                    }
                },
                new Patience());
    }

    private void addStrangeMail(long email, SkippedDocuments skipped) throws IOException {
        try (var lease = indexes.borrow(ANNE)) {
            var subject = new MailText.Field("Subject", "strange");
            lease.index()
                    .add(
                            List.of(
                                    new MailText(
                                            new EmailId(email),
                                            List.of(subject),
                                            List.of(),
                                            List.of("words"),
                                            skipped.toNumber())));
        }
    }
}
