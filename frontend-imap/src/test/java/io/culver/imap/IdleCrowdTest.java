package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.testkit.imap.Idle;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Many sessions in IDLE in one mailbox. RFC 9051 §6.3.13 */
class IdleCrowdTest {
    private static final int SESSIONS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] MESSAGE =
            "Subject: new\r\n\r\nnew\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void allAreToldByOneQuestion() {
        List<ImapClient> clients = new ArrayList<>();
        try (CulverHost host = new CulverHost(Optional.empty())) {
            host.newAccount();
            List<Idle> idling = new ArrayList<>();
            for (int i = 0; i <= SESSIONS; i++) {
                ImapClient client = host.connect();
                clients.add(client);
                client.read();
                host.login(client);
                if (i > 0) {
                    client.command("SELECT INBOX").orThrow();
                    idling.add(client.idle());
                } else {
                    client.command("CREATE INBOX");
                }
            }
            long before = host.answered(ChangesGrpc.getSinceMethod());
            clients.getFirst().append("INBOX", MESSAGE).orThrow();
            for (Idle it : idling) {
                assertEquals(Optional.of("* 1 EXISTS"), it.next(PATIENCE).map(ResponseLine::text));
            }
            long asked = host.answered(ChangesGrpc.getSinceMethod()) - before;
            assertTrue(asked <= 3, "asked " + asked + " times");
        } finally {
            clients.forEach(ImapClient::close);
        }
    }
}
