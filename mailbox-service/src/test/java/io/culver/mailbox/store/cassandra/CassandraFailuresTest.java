package io.culver.mailbox.store.cassandra;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.Version;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import io.culver.mailbox.store.UnusableStoreException;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said when Cassandra does not answer, or answers what the store must not rely on. */
class CassandraFailuresTest {
    @Test
    void aConditionalWriteThatWasSentAndNotAnsweredIsUnknown() {
        assertEquals(
                CasOutcome.UNKNOWN, CasOutcome.of(new DriverTimeoutException("after 8 seconds")));
        assertEquals(CasOutcome.UNKNOWN, CasOutcome.of(new ClosedConnectionException("in flight")));
        assertEquals(CasOutcome.UNKNOWN, CasOutcome.of(null));
    }

    @Test
    void aConditionalWriteThatNobodyWasAskedForIsNotDone() {
        assertEquals(CasOutcome.NOT_DONE, CasOutcome.of(new NoNodeAvailableException()));
    }

    @Test
    @Timeout(30)
    void nobodyThereIsToldInOneLine() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(
                "Cassandra at localhost:"
                        + port
                        + " does not answer: check that it runs and that this is where it listens"
                        + " for CQL",
                refusalOf(port).getMessage());
    }

    @Test
    @Timeout(30)
    void somebodyWhoSaysNothingIsToldInOneLine() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String message = String.valueOf(refusalOf(silent.getLocalPort()).getMessage());
            assertTrue(message.contains("does not answer"), message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.6", "4.1.9", "5.0-rc1", "5.0.0", "5.0.9", "5.1.0"})
    void takesVersionsWithoutTheReplayedInsert(String version) {
        assertDoesNotThrow(() -> StartupChecks.checkVersion("n", Version.parse(version)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.11.17", "4.0.13", "4.1.5", "5.0-beta1", "5.0-alpha2"})
    void refusesOlderVersions(String version) {
        refused(() -> StartupChecks.checkVersion("n", Version.parse(version)), "upgrade");
    }

    @Test
    void refusesPaxosOfTheFirstVersion() {
        assertDoesNotThrow(() -> StartupChecks.checkPaxos("n", "v2"));
        refused(() -> StartupChecks.checkPaxos("n", "v1"), "set paxos_variant: v2");
    }

    @Test
    void refusesTablesWithoutReadRepair() {
        assertDoesNotThrow(() -> StartupChecks.checkReadRepair("k", "t", "BLOCKING"));
        refused(
                () -> StartupChecks.checkReadRepair("k", "t", "NONE"),
                "ALTER TABLE k.t WITH read_repair = 'BLOCKING'");
    }

    private static UnusableStoreException refusalOf(int port) {
        var nobody = new InetSocketAddress("localhost", port);
        var config =
                new CassandraConfig(
                        List.of(nobody),
                        "datacenter1",
                        "culver",
                        1,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1));
        return assertThrows(
                UnusableStoreException.class,
                () -> CassandraStore.open(config, OpenTelemetry.noop()));
    }

    private static void refused(Executable check, String whatToDo) {
        String message =
                String.valueOf(assertThrows(UnusableStoreException.class, check).getMessage());
        assertTrue(message.contains(whatToDo), message);
        assertEquals(1, message.lines().count());
    }
}
