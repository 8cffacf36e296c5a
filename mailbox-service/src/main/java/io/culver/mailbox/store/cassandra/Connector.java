package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.internal.core.specex.ConstantSpeculativeExecutionPolicy;
import io.culver.mailbox.store.UnusableStoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Makes sessions of the driver as the store needs them, or says in one line why it cannot. */
final class Connector {
    /** How long an operator waits to be told that nobody answers. */
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(15);

    /**
     * A node that was away is looked for so often at least: the driver's own minute would be added
     * to every longer outage.
     */
    private static final Duration RECONNECTION_MAX = Duration.ofSeconds(5);

    /**
     * What the driver may send twice (reads, and rows that never change) it sends to a second node
     * when the first has not answered for so long: one that stands still, or a coordinator that
     * waits for a replica which has just died. Above what a busy cluster takes, or else it would be
     * made busier.
     */
    private static final Duration SECOND_TRY = Duration.ofSeconds(1);

    private static final int TRIES = 2;

    /** A connection on which nothing comes is tried so often; the driver's own time is 30 s. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final CassandraConfig config;

    Connector(CassandraConfig config) {
        this.config = config;
    }

    /**
     * A session without a keyspace, which may not be there yet. It does not follow the schema: each
     * change would wait a second for others that might come with it.
     */
    CqlSession connectToChangeTheSchema() {
        return connect(builder(false));
    }

    CqlSession connectToKeyspace() {
        return connect(builder(true).withKeyspace(config.keyspace()));
    }

    private CqlSessionBuilder builder(boolean isFollowingSchema) {
        return CqlSession.builder()
                .addContactPoints(config.contactPoints())
                .withLocalDatacenter(config.localDatacenter())
                .withConfigLoader(options(isFollowingSchema));
    }

    private DriverConfigLoader options(boolean isFollowingSchema) {
        return DriverConfigLoader.programmaticBuilder()
                .withString(DefaultDriverOption.SESSION_NAME, "culver")
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
                .withString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY, "LOCAL_SERIAL")
                .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, false)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.requestTimeout())
                .withDuration(
                        DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, config.connectTimeout())
                .withDuration(
                        DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, config.connectTimeout())
                .withDuration(
                        DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, config.connectTimeout())
                .withClass(
                        DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS,
                        ConstantSpeculativeExecutionPolicy.class)
                .withInt(DefaultDriverOption.SPECULATIVE_EXECUTION_MAX, TRIES)
                .withDuration(DefaultDriverOption.SPECULATIVE_EXECUTION_DELAY, SECOND_TRY)
                .withDuration(DefaultDriverOption.HEARTBEAT_INTERVAL, HEARTBEAT)
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, RECONNECTION_MAX)
                .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, isFollowingSchema)
                .withClass(DefaultDriverOption.RETRY_POLICY_CLASS, ImmutableRetryPolicy.class)
                .build();
    }

    private CqlSession connect(CqlSessionBuilder builder) {
        CompletableFuture<CqlSession> connecting = builder.buildAsync().toCompletableFuture();
        try {
            return connecting.get(CONNECT_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreachable(e);
        } catch (TimeoutException e) {
            closeWhenConnected(connecting);
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closeWhenConnected(connecting);
            throw unreachable(e);
        }
    }

    private static void closeWhenConnected(CompletableFuture<CqlSession> connecting) {
        var _ = connecting.thenAccept(CqlSession::closeAsync);
    }

    private UnusableStoreException unreachable(Throwable cause) {
        String points =
                config.contactPoints().stream()
                        .map(point -> point.getHostString() + ":" + point.getPort())
                        .collect(Collectors.joining(", "));
        return new UnusableStoreException(
                "Cassandra at "
                        + points
                        + " does not answer: check that it runs and that this is where it listens"
                        + " for CQL",
                cause);
    }
}
