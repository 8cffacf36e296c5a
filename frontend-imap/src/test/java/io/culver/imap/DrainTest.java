package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.testkit.imap.Idle;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A front end that stops: whoever waits hears BYE, whoever has asked is answered before. */
class DrainTest {
    private static final String BYE = "* BYE [UNAVAILABLE] Server stops; reconnect";

    @Test
    void answersWhatIsUnderWayAndSaysGoodbyeToAll() throws InterruptedException {
        var host = new CulverHost(Optional.empty());
        host.newAccount();
        var held = new CountDownLatch(1);
        host.node().hold(MessagesGrpc.getSearchMethod(), held);
        ImapClient busy = selected(host);
        busy.sendLine("s SEARCH ALL");
        List<Idle> idle = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            idle.add(selected(host).idle());
        }
        InetSocketAddress address = host.address();

        Thread stopping = Thread.ofVirtual().start(host::close);
        for (Idle each : idle) {
            assertEquals(BYE, each.next(Duration.ofSeconds(30)).orElseThrow().text());
        }
        assertThrows(UncheckedIOException.class, () -> ImapClient.connect(address));
        held.countDown();

        List<String> told = new ArrayList<>();
        ResponseLine line = busy.read();
        while (!line.text().startsWith("* BYE")) {
            told.add(line.text());
            line = busy.read();
        }
        assertTrue(told.getLast().startsWith("s OK"), told::toString);
        assertEquals(BYE, line.text());
        stopping.join();
    }

    private static ImapClient selected(CulverHost host) {
        ImapClient client = host.connect();
        var _ = client.read();
        host.login(client);
        client.command("SELECT INBOX").orThrow();
        return client;
    }
}
