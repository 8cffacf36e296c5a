package io.culver.search.copy;

import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.search.index.IndexFields;
import io.culver.search.index.IndexSource;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches indexes from their copies, a few files at a time. A copy that is missing, of another
 * format, damaged or gone half-way is no copy.
 */
public final class CopyReader implements IndexSource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CopyReader.class);

    private final CopyStore store;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    SearchLimits.COPY_FILES_AT_ONCE,
                    Thread.ofPlatform().daemon().name("copy-read-", 0).factory());

    /** Versions that turned out to be of no use; the store may hear of it later. */
    private final Set<UUID> useless = ConcurrentHashMap.newKeySet();

    /** Accounts whose indexes are to be made of the mail just now. */
    private final Set<AccountId> closed = ConcurrentHashMap.newKeySet();

    private final LongAdder fetched = new LongAdder();
    private final LongAdder discarded = new LongAdder();

    public CopyReader(CopyStore store) {
        this.store = store;
    }

    /** How many indexes were fetched so far. */
    public long fetched() {
        return fetched.sum();
    }

    /** How many copies turned out to be of no use so far. */
    public long discarded() {
        return discarded.sum();
    }

    @Override
    public Optional<Fetched> fetch(AccountId account, Directory into) throws IOException {
        // The second time if the copy was renewed under our hands, which deletes files of it.
        for (int time = 0; time < 2; time++) {
            CopyStore.Found found = store.find(account);
            if (!isUsable(found) || closed.contains(account)) {
                return Optional.empty();
            }
            UUID version = found.version().orElseThrow();
            try {
                read(found.copy().orElseThrow(), into);
                fetched.increment();
                log.atInfo().addKeyValue("account", account).log("search index fetched");
                return Optional.of(() -> discard(account, version));
            } catch (MailException failure) {
                deleteAll(into);
                if (failure.error() == MailError.UNAVAILABLE) {
                    throw failure; // so is the account's log, from which it would be made again
                }
                if (store.find(account).version().equals(Optional.of(version))) {
                    log.atDebug().addKeyValue("account", account).setCause(failure).log("no copy");
                    discard(account, version);
                }
            } catch (IOException | RuntimeException e) {
                deleteAll(into);
                throw e;
            }
        }
        return Optional.empty();
    }

    private boolean isUsable(CopyStore.Found found) {
        return found.copy().isPresent()
                && found.copy().get().format().equals(IndexFields.FORMAT)
                && found.copy().get().files().stream().allMatch(it -> CopyFiles.isName(it.name()))
                && found.version().filter(it -> !useless.contains(it)).isPresent();
    }

    /** The file that makes the others an index gets its name when all are on the disk. */
    private void read(IndexCopy copy, Directory into) throws IOException {
        List<CompletableFuture<String>> reading = new ArrayList<>();
        for (CopyFile file : copy.files()) {
            boolean isLast = file.name().startsWith(CopyFiles.SEGMENTS);
            String name = isLast ? CopyFiles.PENDING + file.name() : file.name();
            reading.add(CompletableFuture.supplyAsync(() -> read(file, name, into), threads));
        }
        List<String> names = await(reading);
        into.sync(names);
        for (String name : names) {
            if (name.startsWith(CopyFiles.PENDING)) {
                into.rename(name, name.substring(CopyFiles.PENDING.length()));
            }
        }
        into.syncMetaData();
    }

    private String read(CopyFile file, String name, Directory into) {
        try (IndexOutput out = into.createOutput(name, IOContext.READONCE)) {
            store.read(
                    file.blob(),
                    file.size(),
                    piece -> {
                        byte[] octets = piece.toArray();
                        out.writeBytes(octets, octets.length);
                    });
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for all of them, whatever became of the first. */
    private static List<String> await(List<CompletableFuture<String>> reading) throws IOException {
        var all = CompletableFuture.allOf(reading.toArray(CompletableFuture[]::new));
        try {
            all.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case UncheckedIOException failure -> throw failure.getCause();
                case RuntimeException failure -> throw failure;
                case null, default -> throw e;
            }
        }
        return reading.stream().map(CompletableFuture::join).toList();
    }

    private static void deleteAll(Directory directory) throws IOException {
        for (String name : directory.listAll()) {
            directory.deleteFile(name);
        }
    }

    /** Drops an account's copy, and fetches none of it any more, also none that comes later. */
    public void close(AccountId account) {
        closed.add(account);
        store.drop(account, Optional.empty());
    }

    /** Fetches copies of the account again. */
    public void reopen(AccountId account) {
        closed.remove(account);
    }

    /** What is known of the account's copy. */
    public Optional<IndexCopy> find(AccountId account) {
        return store.find(account).copy();
    }

    private void discard(AccountId account, UUID version) {
        log.atWarn().addKeyValue("account", account).log("copy of a search index is of no use");
        discarded.increment();
        if (useless.size() >= SearchLimits.COPIES_KNOWN) {
            useless.clear(); // at worst one is fetched in vain once more
        }
        useless.add(version);
        Thread.startVirtualThread(() -> {
            try {
                store.drop(account, Optional.of(version));
            } catch (MailException e) {
                log.atDebug().setCause(e).log("copy of a search index not dropped");
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
