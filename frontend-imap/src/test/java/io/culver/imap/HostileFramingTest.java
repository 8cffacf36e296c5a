package io.culver.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send who mean harm, with and without TLS. RFC 9051 §2.2, rules B5, B14 */
@Isolated("measures memory")
class HostileFramingTest {

    private static final String OPEN = "a NOOP " + "(".repeat(4_000);

    @RegisterExtension static final SecureHost SERVER = new SecureHost();

    private static ImapClient connect(boolean isTls) {
        return isTls ? SERVER.connectTls() : SERVER.connect();
    }

    private static Stream<Arguments> withAndWithoutTls(Stream<List<String>> cases) {
        return cases.flatMap(each ->
                Stream.of(
                        Arguments.of(false, each.get(0), each.get(1)),
                        Arguments.of(true, each.get(0), each.get(1))));
    }

    /** What is sent, and how the first line of the answer begins; the connection goes on. */
    static Stream<Arguments> survivable() {
        return withAndWithoutTls(
                Stream.of(
                        // Case 1
                        List.of("a LOGIN {4294967295}\r\n", "a NO [TOOBIG]"),
                        // Case 3
                        List.of("a LOGIN {18446744073709551616}\r\n", "a BAD"),
                        List.of("a LOGIN {" + "9".repeat(40) + "}\r\n", "a BAD"),
                        // Case 4
                        List.of("a LOGIN {-1}\r\n", "a BAD"),
                        List.of("a LOGIN {+5}\r\n", "a BAD"),
                        List.of("a LOGIN {5-}\r\n", "a BAD"),
                        List.of("a LOGIN {0x10}\r\n", "a BAD"),
                        List.of("a LOGIN { 5}\r\n", "a BAD"),
                        List.of("a LOGIN {}\r\n", "a BAD"),
                        // Case 6
                        List.of(
                                "a ID ("
                                        + ("{40+}\r\n" + "x".repeat(40) + " ").repeat(200)
                                        + ")\r\n",
                                "a NO [LIMIT]"),
                        // Cases 9 and 10
                        List.of("a NOOP " + "(".repeat(4_000) + "\r\n", "a BAD"),
                        List.of(
                                "a NOOP " + "(".repeat(2_000) + ")".repeat(2_000) + "\r\n",
                                "a BAD"),
                        List.of("a ID " + "(".repeat(4_000) + "\r\n", "a BAD"),
                        // Case 11
                        List.of("a ID {\r\n", "a BAD"),
                        List.of("a ID ((\r\n", "a BAD"),
                        List.of("a ID ((((\"x\" {10+}\r\n0123456789))\r\n", "a BAD"),
                        List.of("a ID (\"x (\r\n", "a BAD"),
                        // Case 22
                        List.of("a NOOP \0\r\n", "a BAD"),
                        List.of("a NO\0OP\r\n", "a BAD"),
                        List.of("a NOOP \u00FF\r\n", "a BAD"),
                        List.of("a N\u00D6\u00D6P\r\n", "a BAD"),
                        List.of("a NOOP\rb NOOP\r\n", "a BAD"),
                        List.of("a NOOP\r\r\n", "a BAD"),
                        // Case 23
                        List.of("+a NOOP\r\n", "* BAD"),
                        List.of(" NOOP\r\n", "* BAD"),
                        List.of("\r\n", "* BAD"),
                        List.of("a%b NOOP\r\n", "* BAD"),
                        List.of("* NOOP\r\n", "* BAD"),
                        List.of("a\rb NOOP\r\n", "* BAD"),
                        List.of("a\0b NOOP\r\n", "* BAD"),
                        List.of("\u00E4 NOOP\r\n", "* BAD"),
                        // Case 24
                        List.of("a ID (" + "\"k\" \"v\" ".repeat(40).strip() + ")\r\n", "a BAD"),
                        List.of("a ID (\"k\" \"" + "v".repeat(1_025) + "\")\r\n", "a BAD"),
                        List.of("a ID (\"k\")\r\n", "a BAD"),
                        List.of("a ID (\"k\" (\"k\" \"v\"))\r\n", "a BAD")));
    }

    @ParameterizedTest
    @MethodSource("survivable")
    void refusesAndGoesOn(boolean isTls, String sent, String answer) {
        try (ImapClient client = connect(isTls)) {
            client.send(sent.getBytes(ISO_8859_1));
            String line = client.read().text();
            assertTrue(line.startsWith(answer), line);
            client.sendLine("z NOOP");
            assertEquals("z OK", client.read().text().substring(0, 4));
        }
    }

    /** As {@link #survivable}, but the connection ends. */
    static Stream<Arguments> fatal() {
        return withAndWithoutTls(
                Stream.of(
                        // Case 2
                        List.of("a LOGIN {104857600+}\r\nxxxxxxxx", "* BYE [TOOBIG]"),
                        // Cases 7 and 8
                        List.of("x".repeat(8_193), "* BYE [LIMIT]"),
                        List.of("a LOGIN \"" + "x".repeat(10_000), "* BYE [LIMIT]"),
                        // Case 20
                        List.of("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "* BYE This is"),
                        List.of("POST /secret HTTP/1.1\r\n", "* BYE This is"),
                        List.of("EHLO x\r\n", "* BYE This is"),
                        List.of("\u0016\u0003\u0001\u0002\0", "* BYE This port"),
                        // Case 22
                        List.of("a NOOP\n", "* BAD"),
                        List.of("a LOGIN x y\nb NOOP\r\n", "* BAD"),
                        // Case 23
                        List.of("t".repeat(10_000) + " NOOP\r\n", "* BYE [LIMIT]"),
                        // Case 24
                        List.of("a ID (\"k\" \"" + "v".repeat(10_000), "* BYE [LIMIT]"),
                        // Case 25
                        List.of("PROXY TCP4 192.0.2.1 192.0.2.2 1 143\r\n", "* BYE This is"),
                        List.of("PROXY UNKNOWN\r\nPROXY UNKNOWN\r\n", "* BYE This is")));
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void refusesAndHangsUp(boolean isTls, String sent, String answer) {
        try (ImapClient client = connect(isTls)) {
            client.send(sent.getBytes(ISO_8859_1));
            String line = client.read().text();
            assertTrue(line.startsWith(answer), line);
            assertFalse(line.contains("secret") || line.contains("Host"), line);
            assertTrue(client.readsEnd());
        }
    }

    /** L1, from both sides. */
    @Test
    void takesOneLineButNotOneMore() {
        try (ImapClient client = connect(false)) {
            client.sendLine("a NOOP" + " ".repeat(8_191 - 6)); // and CR make 8,192
            assertTrue(client.read().startsWith("a BAD"));
            client.sendLine("a NOOP" + " ".repeat(8_192 - 6));
            assertTrue(client.read().startsWith("* BYE [LIMIT]"));
        }
    }

    /** Case 5. */
    @Test
    void takesEmptyLiterals() {
        try (ImapClient client = connect(true)) {
            client.sendLine("a LOGIN {0}");
            assertTrue(client.read().isContinuation());
            client.sendLine(" {0}");
            assertTrue(client.read().isContinuation());
            client.sendLine("");
            assertTrue(client.read().startsWith("a NO [AUTHENTICATIONFAILED]"));
        }
    }

    /** L2, from the other side. */
    @Test
    void takesFourLiteralsOf4KilobytesAnd8InSum() {
        try (ImapClient client = connect(true)) {
            String two = ("{4096+}\r\n" + "x".repeat(4_096) + " ").repeat(2).strip();
            client.sendLine("a LOGIN " + two);
            assertTrue(client.read().startsWith("a NO [AUTHENTICATIONFAILED]"));
            client.sendLine("b LOGIN {4097}");
            assertTrue(client.read().startsWith("b NO [TOOBIG]"));
            client.sendLine("c ID (" + two + " {1+}\r\nx {1+}\r\nx)");
            assertTrue(client.read().startsWith("c NO [LIMIT]"));
            client.sendLine("d ID ({1+}\r\nx {1+}\r\nx {1+}\r\nx {1+}\r\nx)");
            assertTrue(client.read().startsWith("* ID"));
            assertTrue(client.read().startsWith("d OK"));
        }
    }

    /** Case 7: a megabyte without an end of line, sent to whoever does not listen any more. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAnEndlessLine(boolean isTls) {
        int before = SERVER.host().hits("line");
        try (ImapClient client = connect(isTls)) {
            assertTrue(sendsInVain(client, new byte[1_000_000]) || client.readsEnd());
        }
        assertEquals(before + 1, SERVER.host().hits("line"));
    }

    /** Whether it was cut off, at the latest when reading the answer. */
    private static boolean sendsInVain(ImapClient client, byte[] octets) {
        try {
            client.send(octets);
            return client.read().startsWith("* BYE [LIMIT]");
        } catch (UncheckedIOException cut) {
            return true;
        }
    }

    /** Case 9: the answer comes though the line never ends, and it may still end. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesOpenParenthesesBeforeTheLineEnds(boolean isTls) {
        int before = SERVER.host().hits("depth");
        try (ImapClient client = connect(isTls)) {
            client.send(OPEN.getBytes(ISO_8859_1));
            assertEquals("a BAD Too many open parentheses", client.read().text());
            client.sendLine("{10+}\r\n0123456789))");
            client.command("NOOP").orThrow();
        }
        assertEquals(before + 1, SERVER.host().hits("depth"));
    }

    /** Case 12: others get in, and nothing is kept of what was refused. */
    @Test
    void holdsLittleForManyOpenLines() {
        List<ImapClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                clients.add(connect(false));
            }
            long before = held();
            for (ImapClient client : clients) {
                client.send(OPEN.getBytes(ISO_8859_1));
                assertTrue(client.read().startsWith("a BAD"));
            }
            SERVER.servesOthers();
            long held = held() - before;
            assertTrue(held < 1_000 * OPEN.length() / 2, () -> "octets: " + held);
        } finally {
            clients.forEach(ImapClient::close);
        }
    }

    /** Octets that server and clients take: network buffers and heap. */
    private static long held() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var buffers = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();
        return heap + buffers.usedDirectMemory();
    }

    /** Case 21. */
    @Test
    void hangsUpAfterThreeUnknownCommands() {
        int before = SERVER.host().hits("bad-commands");
        try (ImapClient client = connect(false)) {
            client.send("a X\r\nb X\r\nc X\r\nd X\r\n".getBytes(ISO_8859_1));
            for (String tag : List.of("a", "b", "c")) {
                assertTrue(client.read().startsWith(tag + " BAD"));
            }
            assertTrue(client.read().startsWith("* BYE"));
            assertTrue(client.readsEnd());
        }
        assertEquals(before + 1, SERVER.host().hits("bad-commands"));
    }

    /** Case 25: version 2 of the proxy protocol begins with two empty lines. */
    @Test
    void takesNoProxyHeader() {
        try (ImapClient client = connect(false)) {
            client.send("\r\n\r\n\0\r\nQUIT\n!".getBytes(ISO_8859_1));
            String line = client.read().text();
            while (line.startsWith("* BAD")) {
                line = client.read().text();
            }
            assertTrue(line.startsWith("* BYE"), line);
            assertTrue(client.readsEnd());
        }
    }
}
