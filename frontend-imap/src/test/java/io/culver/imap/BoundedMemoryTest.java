package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.culver.testkit.imap.ImapClient;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Many clients who ask for much and take little, or send much and never end. RFC 9051 §6 */
@Isolated("measures memory")
class BoundedMemoryTest {

    private static final CulverHost HOST = new CulverHost(Optional.empty());
    private static final int MEBIBYTE = 1024 * 1024;

    /** What one connection may hold: 256 KiB on each of its ways, and as much again around it. */
    private static final int BOUND = MEBIBYTE;

    private static final int LOOKS = 4;

    private final List<ImapClient> clients = new ArrayList<>();

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @BeforeEach
    void newAccount() {
        HOST.newAccount();
    }

    @AfterEach
    void close() {
        clients.forEach(ImapClient::close);
    }

    private ImapClient loggedIn() {
        ImapClient client = HOST.connect();
        clients.add(client);
        var _ = client.read();
        HOST.login(client);
        return client;
    }

    private List<ImapClient> loggedIn(int count) {
        List<ImapClient> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(loggedIn());
        }
        return many;
    }

    /**
     * Octets that server and clients take: network buffers and heap. The least of a few looks: what
     * the server throws away between the collection and the look is not held.
     */
    private static long held() {
        return LongStream.generate(BoundedMemoryTest::used).limit(LOOKS).min().orElseThrow();
    }

    private static long used() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var buffers = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();
        return heap + buffers.usedDirectMemory();
    }

    /** Case 69: 300 MiB are asked for and not read, and then they are. */
    @Test
    void holdsLittleForClientsThatDoNotRead() {
        ImapClient first = loggedIn();
        first.append("INBOX", letters(5 * MEBIBYTE)).orThrow();
        List<ImapClient> silent = loggedIn(15);
        silent.forEach(client -> client.command("SELECT INBOX").orThrow());
        long before = held();
        for (ImapClient client : silent) {
            for (int i = 0; i < 4; i++) {
                client.sendLine("f" + i + " FETCH 1 BODY.PEEK[]");
            }
        }
        for (int look = 0; look < 10; look++) {
            long held = held() - before;
            assertTrue(held < silent.size() * (long) BOUND, () -> "octets: " + held);
            first.command("STATUS INBOX (MESSAGES)").orThrow();
        }
        assertTrue(HOST.completed("fetch") < silent.size() * 4L, "read by nobody");
        assertEquals(5 * MEBIBYTE, silent.getFirst().read().literal().length);
    }

    /** Letters that do not compress away. */
    private static byte[] letters(int size) {
        byte[] octets = new byte[size];
        var random = new SplittableRandom(size);
        for (int i = 0; i < size; i++) {
            octets[i] = (byte) ('a' + random.nextInt(26));
        }
        return octets;
    }

    /** Case 73: of 100 MiB that have come, only what the store has not taken is held. */
    @Test
    void holdsLittleOfMessagesThatNeverEnd() {
        byte[] piece = "Subject: x\r\n\r\n".repeat(80_000).getBytes(StandardCharsets.US_ASCII);
        List<ImapClient> senders = loggedIn(50);
        long before = held();
        for (ImapClient sender : senders) {
            sender.sendLine("a APPEND INBOX {50000000}");
            assertTrue(sender.read().isContinuation());
            sender.send(piece);
            sender.send(piece);
        }
        senders.forEach(sender -> sender.send(new byte[] {'x'}));
        long held = held() - before;
        assertTrue(held < senders.size() * (long) BOUND, () -> "octets: " + held);
        senders.forEach(ImapClient::close);
        String status = loggedIn().command("STATUS INBOX (MESSAGES)").orThrow().toString();
        assertTrue(status.contains("MESSAGES 0"), status);
    }

    /** Case 87: changes may be told together, but each session ends where the mailbox is. */
    @Test
    void tellsManyIdlingSessionsOfEveryChange() {
        ImapClient writer = loggedIn();
        byte[] message = "Subject: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII);
        writer.append("INBOX", message).orThrow();
        writer.command("SELECT INBOX").orThrow();
        List<ImapClient> idling = loggedIn(300);
        for (ImapClient client : idling) {
            client.command("SELECT INBOX").orThrow();
            var _ = client.idle();
        }
        int changes = 200;
        for (int i = 0; i < changes; i++) {
            String change = i % 2 == 0 ? "+" : "-";
            writer.command("STORE 1 " + change + "FLAGS.SILENT (\\Flagged)").orThrow();
        }
        writer.append("INBOX", message).orThrow();
        writer.command("STORE 1 FLAGS.SILENT (\\Seen)").orThrow();
        for (ImapClient client : idling) {
            int told = 0;
            boolean sawMessage = false;
            boolean sawFlag = false;
            while (!sawMessage || !sawFlag) {
                String line = client.read().text();
                sawMessage |= line.equals("* 2 EXISTS");
                sawFlag |= line.startsWith("* 1 FETCH") && line.contains("\\Seen");
                told++;
            }
            assertTrue(told <= changes + 3, "each change is told once at most");
        }
    }

    /** Lines are copied into buffers that every command gives back. */
    @Test
    void whatIsReadCostsAnEventLoopLessThanItsOctets() {
        ImapClient client = loggedIn();
        client.command("SELECT INBOX").orThrow();
        String numbers =
                IntStream.range(10_000, 11_000)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(","));
        int times = 500;
        long before = 0;
        for (int i = 0; i < 2 * times; i++) {
            if (i == times) {
                before = allocatedByEventLoops();
            }
            client.command("UID SEARCH UID " + numbers).orThrow();
        }
        long octets = (allocatedByEventLoops() - before) / times;
        assertTrue(octets < numbers.length() / 2, () -> octets + " octets a command");
    }

    private static long allocatedByEventLoops() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(each -> each.getThreadName().startsWith("multiThreadIoEventLoopGroup"))
                .mapToLong(each -> threads.getThreadAllocatedBytes(each.getThreadId()))
                .sum();
    }
}
