package io.culver.search.index;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.lucene.index.QueryTimeout;

/** Whether whoever asked still waits for the answer: work that nobody waits for stops. */
public final class Patience implements QueryTimeout {
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** Nobody waits any more: the caller has left, or its deadline is over. */
    public void end() {
        end.complete(null);
    }

    @Override
    public boolean shouldExit() {
        return end.isDone();
    }

    /**
     * Waits for work that others do, and fails as that fails.
     *
     * @throws AbandonedException if patience ends first
     */
    public <T> T await(CompletableFuture<T> work) {
        try {
            CompletableFuture.anyOf(work, end).join();
            if (work.isDone()) {
                return work.join();
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
        throw new AbandonedException();
    }
}
