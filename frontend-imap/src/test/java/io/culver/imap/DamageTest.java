package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a client is told when something that is stored is damaged: never wrong octets, and no more
 * is refused than needs be. RFC 5530 §3, CORRUPTION
 */
class DamageTest {
    private static final String DAMAGED = "NO [CORRUPTION] The mailbox is damaged";

    private final CulverHost host = new CulverHost(Optional.empty());
    private ImapClient client;

    @BeforeEach
    void fillMailbox() {
        host.newAccount();
        begin();
        append("first").orThrow();
        append("second").orThrow();
        append("third").orThrow();
        client.command("SELECT INBOX").orThrow();
    }

    private void begin() {
        client = host.connect();
        var _ = client.read();
        host.login(client);
    }

    @AfterEach
    void stop() {
        client.close();
        host.close();
    }

    private Response append(String subject) {
        String message = "Subject: %s\r\n\r\nof the %s\r\n".formatted(subject, subject);
        return client.append("INBOX", message.getBytes(StandardCharsets.US_ASCII));
    }

    private void assertReads(int message, String subject) {
        Response answer = client.command("FETCH " + message + " BODY.PEEK[TEXT]").orThrow();
        assertTrue(answer.untagged().toString().contains("of the " + subject));
    }

    @Test
    void aDamagedMessageIsRefusedAndAllOthersAreRead() {
        host.node().damaged().damageMessage(1);

        Response all = client.command("FETCH 1:3 (UID BODY[TEXT])");
        assertEquals(DAMAGED, all.status());
        assertEquals(2, all.untagged().size());
        assertTrue(all.untagged().getFirst().text().startsWith("* 1 FETCH (UID 1"));
        assertTrue(all.untagged().getLast().text().startsWith("* 3 FETCH (UID 3"));
        assertEquals(DAMAGED, client.command("FETCH 2 BODY.PEEK[TEXT]").status());
        assertReads(1, "first");
        assertReads(3, "third");
        assertEquals(3, client.command("FETCH 1:3 (FLAGS ENVELOPE)").orThrow().untagged().size());
        client.command("STORE 2 +FLAGS (\\Deleted)").orThrow();
        append("fourth").orThrow();
    }

    @Test
    void aDamagedLogTakesNoChangesAndUndamagedMailIsRead() {
        client.close();
        host.node().restart();
        begin();
        host.node().damaged().damageEntry(14);
        client.command("ENABLE QRESYNC").orThrow();
        client.command("SELECT INBOX").orThrow();

        assertEquals(
                DAMAGED,
                client.command("UID FETCH 1:* (FLAGS) (CHANGEDSINCE 10 VANISHED)").status());
        assertReads(1, "first");
        assertReads(3, "third");
        assertEquals(DAMAGED, client.command("STORE 1 +FLAGS (\\Seen)").status());
        assertEquals(DAMAGED, client.command("CREATE new").status());
        assertEquals(DAMAGED, append("fourth").status());
        client.command("SELECT INBOX").orThrow();
        assertTrue(
                client.command("FETCH 2 BODY[TEXT]")
                        .orThrow()
                        .untagged()
                        .toString()
                        .contains("of the second"));
    }

    @Test
    void whatCannotBeReadForSureIsNotOpened() {
        client.close();
        host.node().damaged().takeNoCheckpoints();
        host.node().restart();
        host.node().damaged().damageEntry(14);
        begin();

        assertEquals(DAMAGED, client.command("SELECT INBOX").status());
        assertEquals(DAMAGED, append("fourth").status());
        client.command("NOOP").orThrow();
    }
}
