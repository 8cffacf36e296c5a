package io.culver.imap.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Uploads;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.session.Input;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DEFLATE between socket and framing, without a socket. RFC 1951, RFC 4978 */
class CompressionTest {

    private final Deflater client = new Deflater(Deflater.BEST_COMPRESSION, true);
    private final Inflater reader = new Inflater(true);
    private int waiting;
    private final FrameDecoder decoder =
            new FrameDecoder(
                    Grammar.of(List.of()),
                    () -> waiting >= Limits.QUEUED_COMMANDS,
                    () -> true,
                    Uploads.STANDARD,
                    Limits.STALL,
                    new LimitHits(new SimpleMeterRegistry()));
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new Compression(decoder, Unpooled.EMPTY_BUFFER), decoder);

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
        client.end();
        reader.end();
    }

    private byte[] deflated(String text, int flush) {
        client.setInput(text.getBytes(US_ASCII));
        byte[] out = new byte[text.length() + 1000];
        return Arrays.copyOf(out, client.deflate(out, 0, out.length, flush));
    }

    private void receive(byte[] octets) {
        channel.writeInbound(Unpooled.wrappedBuffer(octets));
    }

    private List<String> commands() {
        List<String> lines = new ArrayList<>();
        for (Input input = channel.readInbound(); input != null; input = channel.readInbound()) {
            lines.add(
                    switch (input) {
                        case Input.Line line -> line.frame().lines().getFirst().toString();
                        case Input.Rejected rejected -> rejected.status().kind().name();
                        default -> throw new AssertionError(input);
                    });
        }
        return lines;
    }

    private String written(String... responses) throws DataFormatException {
        var text = new StringBuilder();
        for (String response : responses) {
            channel.writeOutbound(Unpooled.copiedBuffer(response, US_ASCII));
            ByteBuf deflated = channel.readOutbound();
            reader.setInput(ByteBufUtil.getBytes(deflated));
            deflated.release();
            byte[] inflated = new byte[response.length() + 1];
            int octets = reader.inflate(inflated);
            text.append(new String(inflated, 0, octets, US_ASCII));
        }
        return text.toString();
    }

    private void waitUntilIdle() {
        channel.advanceTimeBy(3 * Limits.COMPRESSION_IDLE.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        channel.runScheduledPendingTasks();
    }

    @Test
    void readsSingleOctets() {
        for (byte octet : deflated("a NOOP\r\nb NOOP\r\n", Deflater.SYNC_FLUSH)) {
            receive(new byte[] {octet});
        }
        assertEquals(List.of("a NOOP", "b NOOP"), commands());
    }

    /** What a client sends later refers to what it sent before, however long ago. */
    @ParameterizedTest
    @ValueSource(ints = {Deflater.SYNC_FLUSH, Deflater.FULL_FLUSH})
    void readsOnAfterAPause(int flush) {
        for (int i = 0; i < 5; i++) {
            receive(deflated("a STATUS mailbox (MESSAGES UNSEEN)\r\n", flush));
            assertEquals(List.of("a STATUS mailbox (MESSAGES UNSEEN)"), commands());
            waitUntilIdle();
        }
    }

    /** A pause in the middle of an octet's bits must not lose them. */
    @Test
    void readsOnAfterAPauseBetweenFlushes() {
        byte[] octets = deflated("a STATUS mailbox (MESSAGES UNSEEN)\r\n", Deflater.SYNC_FLUSH);
        for (byte octet : octets) {
            receive(new byte[] {octet});
            waitUntilIdle();
        }
        assertEquals(List.of("a STATUS mailbox (MESSAGES UNSEEN)"), commands());
    }

    /** The client's window is 32 KiB: references into all of it are kept alive. */
    @RepeatedTest(20)
    void readsWhatAnyClientSendsWithPausesAnywhere(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        List<String> sent = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String again = sent.isEmpty() ? "" : sent.get(random.nextInt(sent.size()));
            String line =
                    random.nextInt(3) == 0 && !again.isEmpty()
                            ? again
                            : "t" + i + " " + noise(random.nextInt(6000), random);
            sent.add(line);
            receive(deflated(line + "\r\n", Deflater.SYNC_FLUSH));
            if (random.nextBoolean()) {
                waitUntilIdle();
            }
            taken.addAll(commands());
        }
        assertEquals(sent, taken);
    }

    private static String noise(int length, SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    @Test
    void writesSoThatAllCanBeReadAtOnce() throws DataFormatException {
        assertEquals("a OK\r\nb OK\r\n", written("a OK\r\n", "b OK\r\n"));
        String long_ = noise(300_000, new SplittableRandom(1));
        assertEquals(long_, written(long_));
    }

    @Test
    void writesOnAfterAPause() throws DataFormatException {
        for (int i = 0; i < 5; i++) {
            assertEquals("* 1 EXISTS\r\n", written("* 1 EXISTS\r\n"));
            waitUntilIdle();
        }
    }

    /** Nothing is inflated for which there is no room. Rule A16. */
    @Test
    void stopsWhereFramingStops() {
        waiting = Limits.QUEUED_COMMANDS;
        receive(deflated("a NOOP\r\n".repeat(1000), Deflater.SYNC_FLUSH));
        assertEquals(List.of(), commands());
        ByteBuf inflated = decoder.takeUnread();
        assertFalse(inflated.isReadable());
        inflated.release();
        waiting = 0;
        channel.pipeline().fireUserEventTriggered(Resume.READING);
        assertEquals(1000, commands().size());
    }

    @Test
    void givesOtherConnectionsTheirTurn() {
        byte[] bomb = deflated("a NOOP\r\n".repeat(1_000_000), Deflater.SYNC_FLUSH);
        int inOneTurn = Limits.INFLATE_TURN / "a NOOP\r\n".length();
        channel.pipeline().fireChannelRead(Unpooled.wrappedBuffer(bomb));
        int first = commands().size();
        assertTrue(first <= inOneTurn + Limits.INFLATE_STEP / 8, () -> "in one turn: " + first);
        channel.runPendingTasks();
        assertEquals(1_000_000, first + commands().size());
    }

    @Test
    void stopsAtTheEndOfTheStream() {
        client.setInput("a NOOP\r\n".getBytes(US_ASCII));
        client.finish();
        byte[] out = new byte[100];
        int octets = client.deflate(out);
        receive(Arrays.copyOf(out, octets));
        assertEquals(List.of("a NOOP"), commands());
        receive(new byte[] {3, 0});
        assertEquals(List.of("BYE"), commands());
        receive(new byte[] {3, 0});
        assertEquals(List.of(), commands());
    }
}
