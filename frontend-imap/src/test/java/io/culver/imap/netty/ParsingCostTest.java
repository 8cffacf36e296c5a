package io.culver.imap.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.culver.imap.WholeGrammar;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Uploads;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.session.Input;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What it allocates on the heap to find a command in what the client sent, and to read it: the
 * arguments that the command gets, and little besides, however long the line is. {@code
 * -Dparsing.print=true} prints it.
 */
class ParsingCostTest {
    private static final int WARM_UP = 3_000;
    private static final int TIMES = 1_000;

    /** For what is known of a command before it is read. */
    private static final int FRAMING = 1_000;

    /** For the reader, the tag, and lists before they are copied. */
    private static final int READING = 800;

    private static final Grammar GRAMMAR = WholeGrammar.get();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Object last = "";

    private final FrameDecoder decoder =
            new FrameDecoder(
                    GRAMMAR,
                    () -> false,
                    () -> true,
                    Uploads.STANDARD,
                    Limits.STALL,
                    new LimitHits(new SimpleMeterRegistry()));

    private final EmbeddedChannel channel = new EmbeddedChannel(decoder, new Taker());
    private final ByteBuf octets = Unpooled.directBuffer();

    private final class Taker extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object input) {
            last = input;
        }
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
        octets.release();
    }

    private static Stream<String> commands() {
        String names =
                IntStream.range(0, 50)
                        .mapToObj(i -> "X-Field-" + i)
                        .collect(Collectors.joining(" "));
        String numbers =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> String.valueOf(10_001 + 2 * i))
                        .collect(Collectors.joining(","));
        return Stream.of(
                "NOOP",
                "SELECT INBOX",
                "STATUS Archive (MESSAGES UIDNEXT UNSEEN)",
                "LIST \"\" % RETURN (STATUS (MESSAGES UNSEEN))",
                "UID FETCH 1:* (UID FLAGS)",
                "FETCH 1:20000 (UID FLAGS BODY.PEEK[HEADER.FIELDS (FROM TO SUBJECT DATE)])",
                "FETCH 1 BODY[HEADER.FIELDS (" + names + ")]",
                "UID STORE 4711 +FLAGS.SILENT (\\Seen $Forwarded)",
                "UID SEARCH UNSEEN SINCE 1-Jan-2026 SUBJECT hello",
                "SEARCH TEXT \"" + "words ".repeat(1_000) + '"',
                "SEARCH TEXT {4000+}\r\n" + "words of ".repeat(500).substring(500),
                "UID FETCH " + numbers + " FLAGS");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void allocatesLittleMoreThanWhatItReads(String command) throws Exception {
        try (var eventLoop = Executors.newSingleThreadExecutor(new DefaultThreadFactory("test"))) {
            eventLoop.submit(() -> measure(command)).get();
        }
    }

    private void measure(String command) {
        decoder.trust();
        octets.writeCharSequence("a " + command + "\r\n", ISO_8859_1);
        Frame frame = frame();
        long arguments = Footprint.ofAllBut(parse(frame), parse(frame));
        long reading = octetsFor(() -> parse(frame));
        frame.giveBack();
        long framing = octetsFor(this::frameAndGiveBack);
        if (Boolean.getBoolean("parsing.print")) {
            String name = command.substring(0, Math.min(74, command.length())).strip();
            System.out.printf(
                    "| `%s` | %,d | %,d | %,d | %,d |%n",
                    name, command.length(), framing, reading, arguments);
        }
        assertTrue(framing <= FRAMING, () -> framing + " octets to frame " + command);
        assertTrue(reading <= arguments + READING, () -> reading + " octets to read " + command);
    }

    private long octetsFor(Supplier<Object> step) {
        for (int i = 0; i < WARM_UP; i++) {
            last = step.get();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            last = step.get();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / TIMES;
    }

    private Frame frame() {
        channel.pipeline().fireChannelRead(octets.readerIndex(0).retain());
        return ((Input.Line) last).frame();
    }

    private Frame frameAndGiveBack() {
        Frame frame = frame();
        frame.giveBack();
        return frame;
    }

    private static Object parse(Frame frame) {
        var in = new ArgumentReader(frame, false);
        in.tag();
        Object request = GRAMMAR.command(in.space()).parse(in);
        in.end();
        return request;
    }
}
