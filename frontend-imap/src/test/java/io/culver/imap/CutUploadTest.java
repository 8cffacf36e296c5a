package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.CutAnswers.Cut;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A node is lost at the end of an upload that is too large to be sent again: the client hears what
 * came of it all the same. RFC 9051 §6.3.12
 */
class CutUploadTest {

    private static final int LARGE = 400_000;

    private final CulverHost host = new CulverHost(Optional.empty());

    @AfterEach
    void stop() {
        host.close();
    }

    private static byte[] message() {
        byte[] octets = new byte[LARGE];
        Arrays.fill(octets, (byte) 'a');
        octets[0] = '\n';
        return octets;
    }

    private Response append(Cut cut, int messages) {
        host.newAccount();
        host.node().cuts().cut(MessagesGrpc.getAppendMethod(), cut);
        try (ImapClient client = host.connect()) {
            var _ = client.read();
            host.login(client);
            Response response = client.append("INBOX", message());
            String status =
                    client.command("STATUS INBOX (MESSAGES)").orThrow().untagged().toString();
            assertTrue(status.contains("(MESSAGES " + messages + ")"), status);
            return response;
        }
    }

    @Test
    void whatWasDoneIsOk() {
        Response response = append(Cut.AFTER_IT_WAS_DONE, 1);

        assertTrue(response.status().startsWith("OK [APPENDUID "), response.status());
    }

    @Test
    void whatWasNotDoneIsRefusedAndNeverWillBe() {
        Response response = append(Cut.BEFORE_THE_CALL_IS_WHOLE, 0);

        assertTrue(response.status().startsWith("NO [UNAVAILABLE] "), response.status());
    }
}
