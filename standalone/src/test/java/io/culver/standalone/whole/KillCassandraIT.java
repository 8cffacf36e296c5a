package io.culver.standalone.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.cassandra.CassandraNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of a mailbox process, and of Cassandra, in the middle of eight clients appending.
 *
 * <p>Rules F3, F12.
 */
class KillCassandraIT {
    private static final int CLIENTS = 8;
    private static final int PROMISED = 100;

    private static final Pattern STORE = Pattern.compile("\"store\":\\{[^}]*\"status\":\"(\\w+)\"");

    @TempDir private Path folder;

    @Test
    void whatGotOkIsThereOnceAfterKill9() throws IOException, InterruptedException {
        try (CassandraNode node = CassandraNode.start();
                Cluster cluster = new Cluster(folder, node, "kill")) {
            System.out.println("Cassandra: " + node.kind());
            int mailboxPort = CulverProcess.freePort();
            CulverProcess mailbox = cluster.startMailbox(mailboxPort);
            int port = CulverProcess.freePort();
            var _ = cluster.startFrontend(mailboxPort, port);
            Ledger ledger = new Ledger();

            ledger.appendUntilCutOff(port, CLIENTS, PROMISED, () -> kill(mailbox));
            int managementPort = CulverProcess.freePort();
            CulverProcess second = cluster.startMailbox(mailboxPort, managementPort);
            assertEquals(List.of(), ledger.differences(port), "after kill -9 of the mailbox node");

            assertEquals("UP", healthOfStore(managementPort));
            ledger.appendUntilCutOff(port, CLIENTS, PROMISED, node::kill);
            assertEquals("DOWN", healthOfStore(managementPort));
            node.restart();
            second.kill();
            var _ = cluster.startMailbox(mailboxPort);
            assertEquals(List.of(), ledger.differences(port), "after kill -9 of Cassandra");
        }
    }

    private static String healthOfStore(int port) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/health");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String health =
                    http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .body();
            Matcher store = STORE.matcher(health);
            assertTrue(store.find(), health);
            return store.group(1);
        }
    }

    private static void kill(CulverProcess process) {
        try {
            process.kill();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
