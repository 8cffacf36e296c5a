package io.culver.standalone.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.testkit.cassandra.CassandraNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a mailbox process, and of Cassandra, in the middle of eight clients appending. */
class KillCassandraIT {
    private static final int CLIENTS = 8;
    private static final int PROMISED = 100;

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
            CulverProcess second = cluster.startMailbox(mailboxPort);
            assertEquals(List.of(), ledger.differences(port), "after kill -9 of the mailbox node");

            ledger.appendUntilCutOff(port, CLIENTS, PROMISED, node::kill);
            node.restart();
            second.kill();
            var _ = cluster.startMailbox(mailboxPort);
            assertEquals(List.of(), ledger.differences(port), "after kill -9 of Cassandra");
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
