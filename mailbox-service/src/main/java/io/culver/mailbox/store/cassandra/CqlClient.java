package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends statements and waits for their answers, no longer than a deadline. */
final class CqlClient implements AutoCloseable {
    /** Statements of one call that are under way at a time. */
    private static final int PARALLEL_MAX = 8;

    /** What the driver's own timeout may be late by. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    /** An outage is told of so often, and not for each statement: they may be thousands. */
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(CqlClient.class);

    private final AtomicLong warned =
            new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());
    private final CqlSession session;
    private final Duration deadline;

    CqlClient(CqlSession session, Duration requestTimeout) {
        this.session = session;
        this.deadline = requestTimeout.plus(SLACK);
    }

    PreparedStatement prepare(String cql) {
        return session.prepare(cql);
    }

    Optional<Row> row(Statement<?> statement) {
        return Optional.ofNullable(page(session.executeAsync(statement)).one());
    }

    /** All rows: the statement bounds how many there can be. */
    List<Row> rows(Statement<?> statement) {
        List<Row> rows = new ArrayList<>();
        forEachRow(statement, rows::add);
        return rows;
    }

    /** One row after the other, holding one page of them. */
    void forEachRow(Statement<?> statement, Consumer<Row> visitor) {
        forEachRow(session.executeAsync(statement), visitor);
    }

    /** Runs the statements, a few at a time, and returns the rows of all. */
    List<Row> all(List<? extends Statement<?>> statements) {
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < statements.size(); from += PARALLEL_MAX) {
            int to = Math.min(from + PARALLEL_MAX, statements.size());
            List<CompletionStage<AsyncResultSet>> underWay = new ArrayList<>();
            for (Statement<?> statement : statements.subList(from, to)) {
                underWay.add(session.executeAsync(statement));
            }
            underWay.forEach(answer -> forEachRow(answer, rows::add));
        }
        return rows;
    }

    private void forEachRow(CompletionStage<AsyncResultSet> answer, Consumer<Row> visitor) {
        AsyncResultSet page = page(answer);
        page.currentPage().forEach(visitor);
        while (page.hasMorePages()) {
            page = page(page.fetchNextPage());
            page.currentPage().forEach(visitor);
        }
    }

    /** Runs a conditional write, once. */
    CasOutcome conditionally(Statement<?> write) {
        try {
            boolean isApplied = await(session.executeAsync(write)).wasApplied();
            return isApplied ? CasOutcome.APPLIED : CasOutcome.NOT_APPLIED;
        } catch (TimeoutException e) {
            return CasOutcome.UNKNOWN;
        } catch (ExecutionException e) {
            log.atDebug().setCause(e).log("conditional write failed");
            return CasOutcome.of(e.getCause());
        }
    }

    private AsyncResultSet page(CompletionStage<AsyncResultSet> answer) {
        try {
            return await(answer);
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof QueryValidationException broken) {
                throw broken; // our CQL is wrong
            }
            warn(e.getCause());
            throw unavailable();
        }
    }

    private void warn(@Nullable Throwable cause) {
        long now = System.nanoTime();
        long last = warned.get();
        if (now - last >= BETWEEN_WARNINGS.toNanos() && warned.compareAndSet(last, now)) {
            log.atWarn().setCause(cause).log("Cassandra does not answer");
        } else {
            log.atDebug().setCause(cause).log("Cassandra does not answer");
        }
    }

    private AsyncResultSet await(CompletionStage<AsyncResultSet> answer)
            throws ExecutionException, TimeoutException {
        try {
            return answer.toCompletableFuture().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }

    static MailException unavailable() {
        return new MailException(MailError.UNAVAILABLE, "The store does not answer");
    }

    @Override
    public void close() {
        session.close();
    }
}
