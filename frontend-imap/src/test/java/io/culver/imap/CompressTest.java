package io.culver.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.Limits;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** COMPRESS=DEFLATE over real sockets, well used and abused. RFC 4978, rule A16 */
class CompressTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir private static Path folder;

    private static CulverHost host;
    private static CulverHost tlsHost;

    @BeforeAll
    static void start() throws Exception {
        host = new CulverHost(Optional.empty());
        host.newAccount();
        tlsHost = new CulverHost(Optional.of(ScratchCertificate.in(folder)));
        tlsHost.newAccount();
    }

    @AfterAll
    static void stop() {
        host.close();
        tlsHost.close();
    }

    private static ImapClient loggedIn() {
        ImapClient client = host.connect();
        client.read();
        host.login(client);
        return client;
    }

    private static ImapClient compressed() {
        ImapClient client = loggedIn();
        client.compress();
        return client;
    }

    /** Asks for compression and hands over a client that still sends what it is told, as it is. */
    private static ImapClient halfCompressed() {
        ImapClient client = loggedIn();
        client.command("COMPRESS DEFLATE").orThrow();
        return client;
    }

    private static byte[] deflated(byte[] octets) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(octets);
        var out = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        int written;
        do {
            written = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
            out.write(piece, 0, written);
        } while (written == piece.length);
        deflater.end();
        return out.toByteArray();
    }

    @Test
    void offersItWhereItCanBeUsed() {
        try (ImapClient client = host.connect()) {
            assertFalse(client.read().text().contains("COMPRESS"));
            String login = client.login(host.login(), CulverHost.PASSWORD).orThrow().status();
            assertTrue(login.contains("COMPRESS=DEFLATE"), login);
            client.compress();
            var capabilities = client.command("CAPABILITY").orThrow().untagged();
            assertFalse(capabilities.getFirst().text().contains("COMPRESS"));
        }
    }

    @Test
    void compressesBothWays() {
        byte[] message = "Subject: x\r\n\r\n".concat("long ".repeat(100_000)).getBytes(US_ASCII);
        try (ImapClient client = compressed()) {
            client.command("CREATE both").orThrow();
            client.append("both", message).orThrow();
            client.command("SELECT both").orThrow();
            var answer = client.command("FETCH 1 BODY.PEEK[]").orThrow();
            assertArrayEquals(message, answer.untagged().getFirst().literal());
        }
    }

    @Test
    void compressesInsideTls() {
        try (ImapClient client = ImapClient.connectTlsTrustingAll(tlsHost.tlsAddress())) {
            client.read();
            tlsHost.login(client);
            client.compress();
            assertTrue(client.command("STARTTLS").status().startsWith("BAD"), "case 31");
            assertTrue(client.command("SELECT INBOX").isOk());
        }
    }

    /** What is not flushed would come with the next response only. */
    @Test
    void pushesUpdatesWithoutFurtherTraffic() {
        try (ImapClient idling = compressed();
                ImapClient other = loggedIn()) {
            idling.command("CREATE pushed").orThrow();
            idling.command("SELECT pushed").orThrow();
            var idle = idling.idle();
            other.append("pushed", "Subject: x\r\n\r\ny".getBytes(US_ASCII)).orThrow();
            assertEquals("* 1 EXISTS", idle.next(SOON).map(ResponseLine::text).orElse("(nothing)"));
            idle.done().orThrow();
        }
    }

    /** Case 37. */
    @Test
    void refusesToCompressTwice() {
        try (ImapClient client = compressed()) {
            String second = client.command("COMPRESS DEFLATE").status();
            assertTrue(second.startsWith("NO [COMPRESSIONACTIVE]"), second);
            assertTrue(client.command("NOOP").isOk());
        }
    }

    /** What comes behind COMPRESS is compressed, even if it comes too early. */
    @Test
    void neverReadsAPipelinedCommandUncompressed() {
        try (ImapClient client = loggedIn()) {
            client.send("a COMPRESS DEFLATE\r\nb CREATE smuggled\r\n".getBytes(US_ASCII));
            assertTrue(client.read().startsWith("a OK"));
            client.beginCompression();
            assertTrue(client.read().startsWith("* BYE"));
            assertTrue(client.readsEnd());
        }
        try (ImapClient other = loggedIn()) {
            assertTrue(other.command("LIST \"\" smuggled").orThrow().untagged().isEmpty());
        }
    }

    @Test
    void readsAPipelinedCommandThatIsCompressed() {
        try (ImapClient client = loggedIn()) {
            var octets = new ByteArrayOutputStream();
            octets.writeBytes("a COMPRESS DEFLATE\r\n".getBytes(US_ASCII));
            octets.writeBytes(deflated("b NOOP\r\n".getBytes(US_ASCII)));
            client.send(octets.toByteArray());
            assertTrue(client.read().startsWith("a OK"));
            client.beginCompression();
            assertTrue(client.read().startsWith("b OK"));
        }
    }

    @Test
    void goesOnUncompressedAfterARefusal() {
        try (ImapClient client = loggedIn()) {
            client.send("a COMPRESS LZW\r\nb NOOP\r\n".getBytes(US_ASCII));
            assertTrue(client.read().startsWith("a BAD"));
            assertTrue(client.read().startsWith("b OK"));
        }
    }

    /** Case 37: text, a zlib header, a block of no type, the end of the stream and more. */
    @ParameterizedTest
    @ValueSource(strings = {"a NOOP\r\n", "x\u009c\u0001\0\0", "\u0007\0", "\u0003\0\u0003"})
    void hangsUpOnWhatIsNoDeflate(String octets) {
        try (ImapClient client = halfCompressed()) {
            client.beginCompression();
            client.sendUncompressed(octets.getBytes(ISO_8859_1));
            assertTrue(client.read().startsWith("* BYE"));
            assertTrue(client.readsEnd());
        }
    }

    /** Case 34: 50 MiB without the end of a line, out of 50 KiB; refused as any line is. */
    @Test
    void hangsUpOnABomb() {
        byte[] bomb = deflated("A".repeat(50 * MEBIBYTE).getBytes(US_ASCII));
        assertTrue(bomb.length < 64 * 1024, () -> "octets: " + bomb.length);
        try (ImapClient client = compressed()) {
            client.sendUncompressed(bomb);
            assertTrue(client.read().startsWith("* BAD"));
            assertTrue(client.read().startsWith("* BYE"));
            assertTrue(client.readsEnd());
        }
    }

    /** Case 36: a message is measured as it is when inflated. */
    @Test
    void takesALargeMessageThatIsSmallOnTheWire() {
        byte[] zeros = "\r\n".repeat(10 * MEBIBYTE).getBytes(US_ASCII);
        try (ImapClient client = compressed()) {
            client.command("CREATE large").orThrow();
            client.append("large", zeros).orThrow();
            client.command("SELECT large").orThrow();
            var size = client.command("FETCH 1 RFC822.SIZE").orThrow().untagged().getFirst();
            assertTrue(size.text().contains(String.valueOf(zeros.length)), size::text);
            long tooMuch = Limits.MESSAGE.octets() + 1;
            client.sendLine("x APPEND large {" + tooMuch + "}");
            assertTrue(client.read().startsWith("x NO [TOOBIG]"));
        }
    }

    /** Case 35, smaller: commands are answered at the pace of all others, in order. */
    @Test
    void answersManyCommandsOutOfFewOctets() {
        byte[] commands = deflated("a NOOP\r\n".repeat(20_000).getBytes(US_ASCII));
        try (ImapClient client = compressed()) {
            client.sendUncompressed(commands);
            for (int i = 0; i < 20_000; i++) {
                assertTrue(client.read().startsWith("a OK"));
            }
        }
    }
}
