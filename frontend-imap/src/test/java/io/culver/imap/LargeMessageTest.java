package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages larger than any buffer on their way, from a client that sends as fast as it can.
 *
 * <p>Rule H17.
 */
class LargeMessageTest {
    private static final CulverHost HOST = new CulverHost(Optional.empty());

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 2_000_000, 20_000_000})
    void comeBackOctetForOctet(int size) {
        byte[] message = message(size);
        HOST.newAccount();
        try (ImapClient client = HOST.connect()) {
            var _ = client.read();
            HOST.login(client);
            client.append("INBOX", message).orThrow();
            client.command("SELECT INBOX").orThrow();
            byte[] fetched =
                    client.command("FETCH 1 BODY.PEEK[]").orThrow().untagged().stream()
                            .filter(line -> line.startsWith("* 1 FETCH"))
                            .map(ResponseLine::literal)
                            .findFirst()
                            .orElseThrow();
            assertArrayEquals(message, fetched);
        }
    }

    /** A header, then letters that do not compress away. */
    private static byte[] message(int size) {
        byte[] octets = new byte[size];
        var random = new SplittableRandom(size);
        for (int i = 0; i < size; i++) {
            octets[i] =
                    (byte) (i % 78 == 77 ? '\n' : i % 78 == 76 ? '\r' : 'a' + random.nextInt(26));
        }
        byte[] header = "Subject: large\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, octets, 0, header.length);
        return octets;
    }
}
