package io.culver.imap.netty;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.Timeouts;
import io.culver.imap.session.Input;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the clocks of a connection say in half an hour. RFC 9051 §5.4, rule A14 */
class ConnectionTimersTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final EmbeddedChannel channel = stopped();
    private final List<Input> said = new ArrayList<>();
    private final ConnectionTimers timers =
            new ConnectionTimers(channel.eventLoop(), Timeouts.STANDARD, said::add, () -> false);

    private static EmbeddedChannel stopped() {
        var channel = new EmbeddedChannel();
        channel.freezeTime();
        return channel;
    }

    /** Lets time pass; each timer may start the next one. */
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private boolean isTimedOut() {
        return said.contains(new Input.TimedOut());
    }

    @Test
    void letsAUserBeSilentForHalfAnHour() {
        timers.loggedIn();
        pass(HALF_AN_HOUR);
        assertFalse(isTimedOut());
        pass(HALF_AN_HOUR);
        assertTrue(isTimedOut());
    }

    @Test
    void countsFromTheLastThatWasHeard() {
        timers.loggedIn();
        for (int i = 0; i < 5; i++) {
            pass(HALF_AN_HOUR.minusMinutes(1));
            timers.heard();
        }
        assertFalse(isTimedOut());
    }
}
