package io.culver.imap;

import static org.junit.jupiter.api.Assertions.fail;

import io.culver.testkit.imap.ImapClient;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens elsewhere. */
final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Eventually() {}

    /** Fails if this is not so in time. */
    static void is(BooleanSupplier wanted) {
        long end = System.nanoTime() + ImapClient.PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("never happened");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
