package io.culver.mailbox.ingest;

import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.mailbox.limits.Limits;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What is on its way to the store is bounded, however much a client sends. Rule H17. */
class PendingWritesTest {
    private final BlockingQueue<Runnable> underWay = new LinkedBlockingQueue<>();
    private final PendingWrites writes = new PendingWrites(underWay::add);

    @Test
    void whoBeginsOneTooManyWaitsUntilAnotherHasEnded() throws InterruptedException {
        Thread writer = Thread.ofPlatform().start(() -> begin(Limits.PENDING_WRITES + 3));
        for (int ended = 0; ended < 3; ended++) {
            eventually(() -> writer.getState() == Thread.State.WAITING && isFull());
            underWay.take().run();
        }
        writer.join();
        assertEquals(Limits.PENDING_WRITES, underWay.size());
    }

    private boolean isFull() {
        return underWay.size() == Limits.PENDING_WRITES;
    }

    private void begin(int count) {
        for (int i = 0; i < count; i++) {
            writes.begin(() -> {});
        }
    }
}
