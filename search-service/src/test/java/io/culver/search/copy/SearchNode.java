package io.culver.search.copy;

import io.culver.model.AccountId;
import io.culver.model.DataSize;
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
import io.culver.search.query.FindMessages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A node of the search service without its gRPC. Renews copies when it is closed. */
final class SearchNode implements AutoCloseable {
    private static final CopySettings AT_THE_END =
            new CopySettings(true, 1_000_000, Duration.ofHours(1), DataSize.ofMebibytes(1 << 20));

    private final LuceneThreads threads = new LuceneThreads(2);
    private final CopyReader reader;
    private final OpenIndexes indexes;
    private final CopyKeeper keeper;
    private final LogFollower follower;
    private final FindMessages messages;

    SearchNode(Path directory, MemoryFeed feed, CopyStore copies) {
        this(directory, feed, copies, AT_THE_END);
    }

    SearchNode(Path directory, MemoryFeed feed, CopyStore copies, CopySettings settings) {
        reader = new CopyReader(copies);
        indexes = new OpenIndexes(IndexSettings.of(directory), reader, Clock.systemUTC());
        keeper = new CopyKeeper(settings, copies, indexes, Clock.systemUTC());
        follower =
                new LogFollower(
                        feed,
                        indexes,
                        threads,
                        DocumentReader.NONE,
                        new AttachmentTally(new SimpleMeterRegistry()),
                        keeper::indexed);
        messages = new FindMessages(indexes, threads, follower);
    }

    List<Long> find(AccountId account, SearchCriteria criteria, ModSeq seq) {
        var patience = new Patience();
        var found = messages.find(account, List.of(criteria), seq, patience, patience);
        return Arrays.stream(found.emails().getFirst().toArray()).boxed().toList();
    }

    long fetched() {
        return reader.fetched();
    }

    long discarded() {
        return reader.discarded();
    }

    long renewed() {
        return keeper.renewed();
    }

    void look() {
        keeper.look();
    }

    @Override
    public void close() {
        follower.close();
        keeper.close();
        reader.close();
        threads.close();
        indexes.close();
    }
}
