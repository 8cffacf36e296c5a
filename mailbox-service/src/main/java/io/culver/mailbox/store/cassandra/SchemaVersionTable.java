package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Table {@code schema_version}: which schema files have been applied, and who is at it. Written
 * conditionally only and read at LOCAL_SERIAL.
 */
final class SchemaVersionTable {
    private static final String SELECT =
            """
            SELECT runner, done FROM schema_version WHERE version = ?
            """;
    private static final String BEGIN =
            """
            INSERT INTO schema_version (version, runner, done) VALUES (?, ?, false) IF NOT EXISTS
            """;
    private static final String TAKE_OVER =
            """
            UPDATE schema_version SET runner = ? WHERE version = ? IF runner = ? AND done = false
            """;
    private static final String FINISH =
            """
            UPDATE schema_version SET done = true WHERE version = ? IF runner = ?
            """;

    /** Also for changes of the schema, which take longer than requests. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final CqlSession session;

    SchemaVersionTable(CqlSession session) {
        this.session = session;
    }

    /** Somebody's work on one version. */
    record Work(UUID runner, boolean isDone) {}

    /**
     * Makes the table. Its id is made of the keyspace's name: two processes that create it at the
     * same moment create the same table, not two that quarrel.
     */
    ResultSet create(String keyspace) {
        UUID id = UUID.nameUUIDFromBytes(("culver/" + keyspace).getBytes(StandardCharsets.UTF_8));
        return run(
                """
                CREATE TABLE IF NOT EXISTS schema_version (
                  version int PRIMARY KEY, runner uuid, done boolean
                ) WITH ID = %s AND read_repair = 'BLOCKING'
                """
                        .formatted(id));
    }

    Optional<Work> find(int version) {
        var select =
                SimpleStatement.newInstance(SELECT, version)
                        .setConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL)
                        .setTimeout(TIMEOUT);
        return Optional.ofNullable(session.execute(select).one()).map(SchemaVersionTable::work);
    }

    /** Returns whether the version is now this runner's to apply. */
    boolean begin(int version, UUID runner) {
        return run(BEGIN, version, runner).wasApplied();
    }

    /** Takes the version from a runner that seems to be gone; returns whether it did. */
    boolean takeOver(int version, UUID gone, UUID runner) {
        return run(TAKE_OVER, runner, version, gone).wasApplied();
    }

    /** Says that it is applied, unless another runner has taken it over and will say so. */
    void finish(int version, UUID runner) {
        run(FINISH, version, runner);
    }

    private ResultSet run(String cql, Object... values) {
        return session.execute(SimpleStatement.newInstance(cql, values).setTimeout(TIMEOUT));
    }

    private static Work work(Row row) {
        return new Work(Columns.uuid(row, "runner"), row.getBoolean("done"));
    }
}
