package io.culver.search;

import io.culver.proto.ErrorInterceptor;
import io.culver.proto.routing.Nodes;
import io.culver.search.copy.CopyKeeper;
import io.culver.search.copy.CopyReader;
import io.culver.search.copy.CopyStore;
import io.culver.search.extract.DocumentReader;
import io.culver.search.extract.Workers;
import io.culver.search.grpc.GrpcAccountFeed;
import io.culver.search.grpc.GrpcCopyStore;
import io.culver.search.grpc.SearchGrpcService;
import io.culver.search.grpc.UpkeepGrpcService;
import io.culver.search.index.IndexSource;
import io.culver.search.index.LuceneThreads;
import io.culver.search.index.OpenIndexes;
import io.culver.search.ingest.AccountFeed;
import io.culver.search.ingest.AttachmentTally;
import io.culver.search.ingest.DeletedAccounts;
import io.culver.search.ingest.EagerFollower;
import io.culver.search.ingest.LogFollower;
import io.culver.search.limits.SearchLimits;
import io.culver.search.query.FindMessages;
import io.culver.search.upkeep.InspectIndex;
import io.culver.search.upkeep.RebuildIndex;
import io.culver.search.upkeep.VerifyIndex;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search service, put together: the whole object graph can be read here. */
public final class SearchService implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SearchService.class);

    /** Where indexes are made a second time, beside those of the accounts. */
    private static final String SCRATCH = "verify";

    /**
     * Warns that vectors could be compared faster by a module of the JDK that is still in the
     * making: no query of ours compares any. Held here, since the JDK forgets loggers that nobody
     * holds.
     */
    private static final java.util.logging.Logger VECTORS =
            java.util.logging.Logger.getLogger(
                    "org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("search-timer").daemon().factory());
    private final LuceneThreads threads;
    private final OpenIndexes indexes;
    private final Workers workers;
    private final LogFollower follower;
    private final SearchGrpcService service;
    private final UpkeepGrpcService upkeep;
    private final VerifyIndex verifyIndex;
    private final CopyReader copyReader;
    private final CopyKeeper copyKeeper;

    private SearchService(
            SearchConfig config,
            AccountFeed feed,
            CopyStore copies,
            Clock clock,
            RandomGenerator random,
            MeterRegistry meters) {
        this.threads = new LuceneThreads(config.threads());
        this.copyReader = new CopyReader(copies);
        boolean areCopied = config.copies().areKept();
        IndexSource source = areCopied ? copyReader : IndexSource.NONE;
        this.indexes = new OpenIndexes(config.indexes(), source, clock);
        this.copyKeeper = new CopyKeeper(config.copies(), copies, indexes, clock);
        this.workers = new Workers(config.workers(), timer);
        DocumentReader documents = config.attachments() ? workers : DocumentReader.NONE;
        var tally = new AttachmentTally(meters);
        this.follower =
                new LogFollower(
                        feed,
                        indexes,
                        threads,
                        documents,
                        tally,
                        areCopied ? copyKeeper::indexed : (_, _) -> {});
        this.service =
                new SearchGrpcService(
                        new FindMessages(indexes, threads, follower),
                        new EagerFollower(follower, config.isEager(), timer, random),
                        timer);
        this.verifyIndex =
                new VerifyIndex(
                        feed,
                        indexes,
                        follower,
                        threads,
                        documents,
                        tally,
                        config.indexes().root().resolve(SCRATCH),
                        clock);
        this.upkeep =
                new UpkeepGrpcService(
                        new InspectIndex(indexes, threads, copyReader),
                        new RebuildIndex(feed, indexes, follower, copyReader, copyKeeper),
                        verifyIndex);
        new DeletedAccounts(
                        feed,
                        indexes,
                        account -> copies.drop(account, Optional.empty()),
                        timer,
                        random)
                .start();
        long interval = SearchLimits.TIDY.toMillis();
        var _ = timer.scheduleWithFixedDelay(this::tidy, interval, interval, TimeUnit.MILLISECONDS);
        long look = SearchLimits.COPY_LOOK.toMillis();
        var _ = timer.scheduleWithFixedDelay(copyKeeper::look, look, look, TimeUnit.MILLISECONDS);
        register(meters);
    }

    private void register(MeterRegistry meters) {
        Gauge.builder("search_open_indexes", indexes, OpenIndexes::count).register(meters);
        Gauge.builder("search_waiting_tasks", threads, LuceneThreads::waiting).register(meters);
        Gauge.builder("search_attachment_workers", workers, Workers::count).register(meters);
        FunctionCounter.builder("search_indexed_messages", follower, LogFollower::messages)
                .register(meters);
        FunctionCounter.builder("search_copies_renewed", copyKeeper, CopyKeeper::renewed)
                .register(meters);
        FunctionCounter.builder("search_copies_fetched", copyReader, CopyReader::fetched)
                .register(meters);
        FunctionCounter.builder("search_copies_discarded", copyReader, CopyReader::discarded)
                .register(meters);
    }

    /** A service that follows the logs of this mailbox service. */
    public static SearchService start(
            SearchConfig config,
            Nodes mailbox,
            Clock clock,
            RandomGenerator random,
            MeterRegistry meters) {
        return start(
                config,
                new GrpcAccountFeed(mailbox),
                new GrpcCopyStore(mailbox),
                clock,
                random,
                meters);
    }

    /** A service that follows the logs of this feed. */
    static SearchService start(
            SearchConfig config,
            AccountFeed feed,
            CopyStore copies,
            Clock clock,
            RandomGenerator random,
            MeterRegistry meters) {
        return new SearchService(config, feed, copies, clock, random, meters);
    }

    /** What to add to a gRPC server. Calls block: give it an executor of virtual threads. */
    public ServerServiceDefinition definition() {
        return ServerInterceptors.intercept(
                service,
                new ErrorInterceptor(fault -> log.atError().setCause(fault).log("query failed")));
    }

    /** The same for the mailbox service's administration. */
    public ServerServiceDefinition upkeep() {
        return ServerInterceptors.intercept(
                upkeep,
                new ErrorInterceptor(fault -> log.atError().setCause(fault).log("upkeep failed")));
    }

    private void tidy() {
        var _ = threads.submit(this::tidyIndexes);
    }

    private boolean tidyIndexes() {
        try {
            indexes.tidy();
            return true;
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("search indexes not tidied");
            return false;
        }
    }

    /** Stops following, finishes what is being done, commits and closes all indexes. */
    @Override
    public void close() {
        workers.close(); // first, since they are ended by the timer
        timer.shutdownNow();
        verifyIndex.close();
        follower.close();
        copyKeeper.close();
        copyReader.close();
        threads.close();
        indexes.close();
    }
}
