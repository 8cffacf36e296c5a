package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.retry.RetryDecision;
import com.datastax.oss.driver.api.core.retry.RetryPolicy;
import com.datastax.oss.driver.api.core.servererrors.CoordinatorException;
import com.datastax.oss.driver.api.core.servererrors.WriteType;
import com.datastax.oss.driver.api.core.session.Request;

/**
 * Tries once more, on another node, what is the same when it is done twice: reads, and the writes
 * of rows that never change. A conditional write is never sent again by the driver.
 */
@SuppressWarnings("deprecation") // the driver's newer questions have these as their answers
public final class ImmutableRetryPolicy implements RetryPolicy {
    private static final int RETRIES = 1;

    /** The driver makes it, with these arguments. */
    public ImmutableRetryPolicy(DriverContext context, String profile) {}

    @Override
    public RetryDecision onReadTimeout(
            Request request,
            ConsistencyLevel level,
            int required,
            int received,
            boolean isPresent,
            int retries) {
        return decide(request, retries);
    }

    @Override
    public RetryDecision onWriteTimeout(
            Request request,
            ConsistencyLevel level,
            WriteType type,
            int required,
            int received,
            int retries) {
        return type.equals(WriteType.CAS) ? RetryDecision.RETHROW : decide(request, retries);
    }

    @Override
    public RetryDecision onUnavailable(
            Request request, ConsistencyLevel level, int required, int alive, int retries) {
        return decide(request, retries);
    }

    @Override
    public RetryDecision onRequestAborted(Request request, Throwable error, int retries) {
        return decide(request, retries);
    }

    @Override
    public RetryDecision onErrorResponse(Request request, CoordinatorException error, int retries) {
        return decide(request, retries);
    }

    private static RetryDecision decide(Request request, int retries) {
        return Boolean.TRUE.equals(request.isIdempotent()) && retries < RETRIES
                ? RetryDecision.RETRY_NEXT
                : RetryDecision.RETHROW;
    }

    @Override
    public void close() {}
}
