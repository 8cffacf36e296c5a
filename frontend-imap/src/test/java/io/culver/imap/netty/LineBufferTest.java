package io.culver.imap.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.culver.imap.limits.Limits;
import io.culver.imap.wire.FrameOctets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineBufferTest {
    private static final int TIMES = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ExecutorService eventLoop =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("event-loop"));

    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        eventLoop.close();
        lanes.close();
    }

    private <T> T onEventLoop(Callable<T> step) throws Exception {
        return eventLoop.submit(step).get();
    }

    private FrameOctets read(String line) throws Exception {
        ByteBuf in = Unpooled.copiedBuffer(line, ISO_8859_1);
        return onEventLoop(() -> LineBuffer.read(in, in.readableBytes()));
    }

    /** Octets of heap that the event loop takes for a line of this length. */
    private long octetsFor(int length, Consumer<FrameOctets> end) throws Exception {
        ByteBuf in = Unpooled.buffer(length).writerIndex(length);
        for (int i = 0; i < TIMES; i++) {
            end.accept(onEventLoop(() -> LineBuffer.read(in.readerIndex(0), length)));
        }
        long before = onEventLoop(THREADS::getCurrentThreadAllocatedBytes);
        for (int i = 0; i < TIMES; i++) {
            end.accept(onEventLoop(() -> LineBuffer.read(in.readerIndex(0), length)));
        }
        return (onEventLoop(THREADS::getCurrentThreadAllocatedBytes) - before) / TIMES;
    }

    @Test
    void isLentAgainOnceALaneHasGivenItBack() throws Exception {
        long octets =
                octetsFor(
                        Limits.SPARE_BUFFER,
                        line -> CompletableFuture.runAsync(line::giveBack, lanes).join());
        assertTrue(octets < Limits.SPARE_BUFFER / 4, () -> octets + " octets a line");
    }

    @Test
    void isCollectedWhereNobodyGivesItBack() throws Exception {
        assertTrue(octetsFor(Limits.SPARE_BUFFER, line -> {}) >= Limits.SPARE_BUFFER);
    }

    @Test
    void isNotKeptWhereItIsLarge() throws Exception {
        assertTrue(octetsFor(Limits.LINE, FrameOctets::giveBack) >= Limits.LINE);
    }

    @Test
    void linesThatWaitAreNotMixedUp() throws Exception {
        List<FrameOctets> waiting = new ArrayList<>();
        for (int i = 0; i < 3 * Limits.SPARE_BUFFERS; i++) {
            waiting.add(read("line " + i));
            if (i % 3 == 0) {
                waiting.removeFirst().giveBack();
            }
        }
        int first = 3 * Limits.SPARE_BUFFERS - waiting.size();
        for (FrameOctets line : waiting) {
            assertEquals("line " + first++, line.toString());
            line.giveBack();
        }
    }
}
