package io.culver.search.index;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges segments of all indexes one after the other, on one thread: however many accounts get
 * mail, searches keep the other processors. An index that gets segments faster than they are merged
 * has whoever adds to it merge too.
 */
final class SharedMerges {
    private static final Logger log = LoggerFactory.getLogger(SharedMerges.class);

    /** Times that an index asked in vain; each is at least one segment more. */
    private static final int PATIENCE = 16;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("merge").factory());

    /** For one index. */
    MergeScheduler scheduler() {
        return new Scheduler(thread);
    }

    /** Ends when the indexes are closed, which no longer merge then. */
    void close() {
        thread.shutdown();
    }

    private static final class Scheduler extends MergeScheduler {
        private final Executor thread;

        /**
         * How often it was asked since the thread took its last merge; 0 if it has none to take.
         */
        private final AtomicInteger asked = new AtomicInteger();

        Scheduler(Executor thread) {
            this.thread = thread;
        }

        @Override
        public void merge(MergeSource source, MergeTrigger trigger) throws IOException {
            if (!source.hasPendingMerges()) {
                return;
            }
            int times = asked.getAndIncrement();
            if (times == 0) {
                begin(source);
            } else if (times > PATIENCE) {
                mergeOne(source);
            }
        }

        private void begin(MergeSource source) {
            try {
                thread.execute(() -> mergeOneInTurn(source));
            } catch (RejectedExecutionException _) {
                asked.set(0); // we are stopping
            }
        }

        /** One, and then all other indexes have their turn. */
        private void mergeOneInTurn(MergeSource source) {
            try {
                asked.set(0);
                mergeOne(source);
                if (source.hasPendingMerges() && asked.getAndIncrement() == 0) {
                    begin(source);
                }
            } catch (MergePolicy.MergeAbortedException | AlreadyClosedException _) {
                // Its index is closed.
            } catch (IOException | RuntimeException e) {
                // The writer has heard of it too: whoever uses it next finds it failed.
                log.atWarn().setCause(e).log("search index not merged");
            }
        }

        private static void mergeOne(MergeSource source) throws IOException {
            MergePolicy.OneMerge merge = source.getNextMerge();
            if (merge != null) {
                source.merge(merge);
            }
        }

        @Override
        public void close() {}
    }
}
