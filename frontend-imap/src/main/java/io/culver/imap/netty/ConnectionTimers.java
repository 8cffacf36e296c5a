package io.culver.imap.netty;

import io.culver.imap.limits.Limits;
import io.culver.imap.session.Input;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A connection's clocks: the time to log in, then a heartbeat while the client is silent, and
 * autologout. RFC 9051 §5.4. Confined to the event loop.
 */
final class ConnectionTimers {

    private static final long SILENT_BEATS = Limits.AUTOLOGOUT.dividedBy(Limits.HEARTBEAT);

    private final EventExecutor eventLoop;
    private final Consumer<Input> inbox;
    private Future<?> next;
    private long beats;

    ConnectionTimers(EventExecutor eventLoop, Consumer<Input> inbox) {
        this.eventLoop = eventLoop;
        this.inbox = inbox;
        this.next = after(Limits.LOGIN, () -> inbox.accept(new Input.TimedOut()));
    }

    /** The client has logged in: from now on silence counts. */
    void loggedIn() {
        next.cancel(false);
        next = after(Limits.HEARTBEAT, this::beat);
    }

    /** The client has sent something. */
    void heard() {
        beats = 0;
    }

    void stop() {
        next.cancel(false);
    }

    private void beat() {
        beats++;
        inbox.accept(beats % SILENT_BEATS == 0 ? new Input.TimedOut() : new Input.Heartbeat());
        next = after(Limits.HEARTBEAT, this::beat);
    }

    private Future<?> after(Duration time, Runnable task) {
        return eventLoop.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
