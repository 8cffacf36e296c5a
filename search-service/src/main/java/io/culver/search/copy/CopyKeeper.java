package io.culver.search.copy;

import io.culver.model.AccountId;
import io.culver.search.index.IndexSnapshot;
import io.culver.search.index.OpenIndexes;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews copies of indexes that have got ahead of them: after so many messages, after some time,
 * and at the end. Best effort: what a copy lacks is indexed again by whoever fetches it.
 */
public final class CopyKeeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CopyKeeper.class);

    private final CopySettings settings;
    private final OpenIndexes indexes;
    private final CopyWriter writer;
    private final Clock clock;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    SearchLimits.COPIES_AT_ONCE,
                    Thread.ofPlatform().daemon().name("copy-write-", 0).factory());

    private final Map<AccountId, Lack> lacking = new ConcurrentHashMap<>();
    private final Set<AccountId> underWay = ConcurrentHashMap.newKeySet();

    /** Accounts whose copies were looked at since we started. */
    private final Set<AccountId> known = ConcurrentHashMap.newKeySet();

    private final LongAdder renewed = new LongAdder();

    public CopyKeeper(CopySettings settings, CopyStore store, OpenIndexes indexes, Clock clock) {
        this.settings = settings;
        this.indexes = indexes;
        this.writer = new CopyWriter(store, new Pace(settings.perSecond()));
        this.clock = clock;
    }

    /** What a copy lacks, and since when. */
    private record Lack(Instant since, long messages) {
        Lack and(Lack more) {
            return new Lack(since, messages + more.messages);
        }
    }

    /** How many copies were renewed so far. */
    public long renewed() {
        return renewed.sum();
    }

    /** An account's index has gained so many messages; the first time, even if there are none. */
    public void indexed(AccountId account, long messages) {
        boolean isNews = messages > 0 || !known.contains(account);
        if (isNews && lacking.size() < SearchLimits.COPIES_KNOWN) {
            Lack lack = lacking.merge(account, new Lack(clock.instant(), messages), Lack::and);
            if (lack.messages >= settings.messages()) {
                begin(account);
            }
        }
    }

    /** The index is about to be made again: what its copy lacks does not matter any more. */
    public void forget(AccountId account) {
        lacking.remove(account);
    }

    /** Renews what has been lacking for long. To be called now and then. */
    public void look() {
        Instant due = clock.instant().minus(settings.delay());
        lacking.forEach((account, lack) -> {
            if (!lack.since.isAfter(due)) {
                begin(account);
            }
        });
    }

    private void begin(AccountId account) {
        if (underWay.add(account)) {
            try {
                threads.execute(() -> renew(account));
            } catch (RejectedExecutionException _) {
                underWay.remove(account); // we are stopping
            }
        }
    }

    private void renew(AccountId account) {
        lacking.remove(account); // first: what is indexed from now on may not be in it
        try {
            Optional<CopyWriter.Outcome> outcome = write(account);
            if (outcome.equals(Optional.of(CopyWriter.Outcome.LOST))) {
                again(account);
            } else if (outcome.isPresent()) {
                renewed.increment();
                noteKnown(account);
            }
        } catch (IOException | RuntimeException e) {
            log.atWarn()
                    .addKeyValue("account", account)
                    .setCause(e)
                    .log("copy of a search index not renewed");
            again(account);
        } finally {
            underWay.remove(account);
        }
    }

    /** Empty if there is no index to make a copy of. */
    private Optional<CopyWriter.Outcome> write(AccountId account) throws IOException {
        Optional<OpenIndexes.Lease> borrowed = indexes.tryBorrow(account);
        if (borrowed.isEmpty()) {
            return Optional.empty();
        }
        try (OpenIndexes.Lease lease = borrowed.get();
                IndexSnapshot snapshot = lease.index().snapshot()) {
            return Optional.of(writer.write(account, snapshot));
        }
    }

    private void again(AccountId account) {
        lacking.putIfAbsent(account, new Lack(clock.instant(), 0));
    }

    private void noteKnown(AccountId account) {
        if (known.size() >= SearchLimits.COPIES_KNOWN) {
            known.clear(); // at worst they are looked at once more
        }
        known.add(account);
    }

    /** Renews what is lacking, in a time that whoever stops us waits. */
    @Override
    public void close() {
        lacking.keySet().forEach(this::begin);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(
                    SearchLimits.COPIES_AT_END.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn()
                        .addKeyValue("copies", lacking.size())
                        .log("copies of search indexes not renewed in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
