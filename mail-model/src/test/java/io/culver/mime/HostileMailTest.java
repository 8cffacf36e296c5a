package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.BodyPart;
import io.culver.model.RawText;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages made to cost stack, heap or time. Any of them is read, and cut at its limit. */
class HostileMailTest {
    private static final int LARGEST_MESSAGE = 4 << 20;
    private static final long NANOS_MAX = 10_000_000_000L; // for a busy machine; takes far less
    private static final long NOISE_NANOS = 200_000_000L; // a quadratic step takes some seconds
    private static final int ATTEMPTS = 3;

    /** Grows without end in one way. */
    record Bomb(String name, IntFunction<String> make) {
        /** Of about this many octets. */
        Mail make(int octets) {
            int unit = make.apply(2).length() - make.apply(1).length();
            return new Mail(make.apply(octets / Math.max(unit, 1)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Bomb ADDRESSES =
            new Bomb("addresses", n -> "To: " + "a@b,".repeat(n) + "\r\n\r\n");
    private static final Bomb MESSAGES =
            new Bomb("messages", n -> "Content-Type: message/rfc822\r\n\r\n".repeat(n));

    static Stream<Bomb> bombs() {
        return Stream.of(
                new Bomb("to lines", n -> "To: user@example.org\r\n".repeat(n)),
                ADDRESSES,
                new Bomb("comments", n -> "From: " + "(".repeat(n) + "\\"),
                new Bomb("comment pairs", n -> "From: a " + "()".repeat(n) + " b@c"),
                new Bomb("angles", n -> "From: " + "<".repeat(n)),
                new Bomb("groups", n -> "From: " + "g:".repeat(n)),
                new Bomb("quotes", n -> "From: " + "\"".repeat(n) + "\\"),
                new Bomb(
                        "parameters",
                        n -> "Content-Type: a/b" + "; a*0=\"b\"".repeat(n) + "\r\n\r\n"),
                new Bomb("folds", n -> "Subject: a\r\n" + " b\r\n".repeat(n)),
                new Bomb("empty lines", n -> "\r\n".repeat(n)),
                new Bomb("line feeds", n -> "\n".repeat(n)),
                new Bomb("encoded words", n -> "Subject: " + "=?utf-8?q?=C3=BC?= ".repeat(n)),
                new Bomb("references", n -> "References: " + "<a@b> ".repeat(n) + "\r\n\r\n"),
                MESSAGES,
                new Bomb(
                        "multiparts",
                        n ->
                                IntStream.range(0, n)
                                        .mapToObj(i ->
                                                "Content-Type: multipart/x; boundary=%d\r\n\r\n--%d\r\n"
                                                        .formatted(i, i))
                                        .collect(Collectors.joining())),
                new Bomb(
                        "parts",
                        n -> "Content-Type: multipart/x; boundary=b\r\n\r\n" + "--b\r\n".repeat(n)),
                new Bomb(
                        "dashes",
                        n -> "Content-Type: multipart/x; boundary=-\r\n\r\n" + "-".repeat(n)),
                new Bomb(
                        "spaces after delimiter",
                        n -> "Content-Type: multipart/x; boundary=b\r\n\r\n--b" + " ".repeat(n)),
                new Bomb("html", n -> "Content-Type: text/html\r\n\r\n" + "<div>&".repeat(n)));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void readsAnyBombInTimeAndWithinTheLimits(Bomb bomb) {
        Mail mail = bomb.make(LARGEST_MESSAGE);
        long start = System.nanoTime();
        ReadMessage read = mail.read();
        long took = System.nanoTime() - start;
        assertTrue(took < NANOS_MAX, () -> "took " + took / 1_000_000 + " ms");
        assertEquals(mail.octets().length(), read.size().octets());
        assertTrue(count(read.structure()) <= MimeLimits.PARTS_MAX);
        assertTrue(read.envelope().to().size() <= MimeLimits.ADDRESSES_MAX);
    }

    /** Eight times the octets cost eight times the work, with room for a busy machine's noise. */
    @ParameterizedTest
    @MethodSource("bombs")
    void takesTimeThatGrowsAsTheMessageDoes(Bomb bomb) {
        long small = processorNanos(bomb.make(LARGEST_MESSAGE / 16));
        long large = processorNanos(bomb.make(LARGEST_MESSAGE / 2));
        long linear = 8 * small;
        assertTrue(large < 3 * linear + NOISE_NANOS, () -> small + " ns, then " + large + " ns");
    }

    /** The least of some attempts: what the code needs once it is compiled. */
    private static long processorNanos(Mail mail) {
        var threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            mail.read();
            least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
        }
        return least;
    }

    @Test
    void cutsAddressesAtTheLimit() {
        int max = MimeLimits.ADDRESSES_MAX;
        assertEquals(max, ADDRESSES.make(4 * max).read().envelope().to().size());
        assertEquals(max, ADDRESSES.make(4 * max + 400).read().envelope().to().size());
    }

    @Test
    void makesTheLastPartTakeTheRest() {
        String type = "Content-Type: multipart/x; boundary=b\n\n";
        int room = MimeLimits.PARTS_MAX - 1;
        var most = parts(Mail.of(type + "--b\n\nx\n".repeat(room - 1) + "--b--\n"));
        assertEquals(room - 1, most.parts().size());
        assertTrue(most.parts().getLast().fields().is("text", "plain"));
        var over = parts(Mail.of(type + "--b\n\nx\n".repeat(room + 5) + "--b--\n"));
        assertEquals(room, over.parts().size());
        BodyPart last = over.parts().getLast();
        assertTrue(last.fields().is("application", "octet-stream"));
        assertEquals(over.body().end(), last.body().end());
        assertTrue(over.parts().get(room - 2).fields().is("text", "plain"));
    }

    @Test
    void showsWhatIsTooDeepAsAnOpaqueLeaf() {
        BodyPart part = MESSAGES.make(LARGEST_MESSAGE).read().structure();
        int depth = 1;
        while (part instanceof BodyPart.Embedded embedded) {
            part = embedded.content();
            depth++;
        }
        assertEquals(MimeLimits.DEPTH_MAX, depth);
        assertTrue(part.fields().is("application", "octet-stream"));
        assertEquals(LARGEST_MESSAGE - LARGEST_MESSAGE % 32, part.body().end());
    }

    @Test
    void bearsABoundaryOfAnyLength() {
        String longest = "b".repeat(MimeLimits.BOUNDARY_OCTETS_MAX);
        assertEquals("multipart/x[text/plain{hi}]", withBoundary(longest).tree());
        assertEquals("multipart/x[text/plain{}]", withBoundary(longest + "b").tree());
    }

    @Test
    void cutsAHugeHeaderButKeepsItsSpan() {
        String fields = "X: y\r\n".repeat(MimeLimits.HEADER_LINES_MAX);
        var mail = new Mail("Subject: seen\r\n" + fields + "Message-ID: <a@b>\r\n\r\nbody");
        ReadMessage read = mail.read();
        assertEquals(Optional.of(new RawText("seen")), read.envelope().subject());
        assertEquals(Optional.empty(), read.envelope().messageId());
        assertEquals(4, read.structure().body().length());
    }

    @Test
    void boundsTheValuesOfAllPartsTogether() {
        String message = "--b\nContent-Type: message/rfc822\n\nTo: " + "a@b,".repeat(500) + "\n\n";
        var mail = Mail.of("Content-Type: multipart/x; boundary=b\n\n" + message.repeat(1000));
        long addresses =
                parts(mail).parts().stream()
                        .mapToLong(part -> ((BodyPart.Embedded) part).envelope().to().size())
                        .sum();
        assertTrue(addresses > MimeLimits.VALUES_MAX / 2);
        assertTrue(addresses <= MimeLimits.VALUES_MAX);
    }

    private static Mail withBoundary(String boundary) {
        return Mail.of(
                "Content-Type: multipart/x; boundary=%s\n\n--%s\n\nhi\n--%s--\n"
                        .formatted(boundary, boundary, boundary));
    }

    private static BodyPart.Multipart parts(Mail mail) {
        return assertInstanceOf(BodyPart.Multipart.class, mail.read().structure());
    }

    private static int count(BodyPart root) {
        var left = new ArrayDeque<BodyPart>();
        left.push(root);
        int count = 0;
        while (!left.isEmpty()) {
            count++;
            switch (left.pop()) {
                case BodyPart.Leaf _ -> {}
                case BodyPart.Multipart multipart -> multipart.parts().forEach(left::push);
                case BodyPart.Embedded embedded -> left.push(embedded.content());
            }
        }
        return count;
    }
}
