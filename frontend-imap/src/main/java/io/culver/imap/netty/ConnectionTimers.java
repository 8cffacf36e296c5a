package io.culver.imap.netty;

import io.culver.imap.limits.Timeouts;
import io.culver.imap.session.Input;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A connection's clocks: the time to log in, then a heartbeat while the client is silent, and
 * autologout. RFC 9051 §5.4. Confined to the event loop.
 */
final class ConnectionTimers {

    private final EventExecutor eventLoop;
    private final Timeouts timeouts;
    private final Consumer<Input> inbox;
    private final BooleanSupplier isBusy;
    private Future<?> next;
    private long silentBeats;

    /**
     * @param isBusy whether something that the client has sent is being worked on: it is not silent
     *     then, however long that takes
     */
    ConnectionTimers(
            EventExecutor eventLoop,
            Timeouts timeouts,
            Consumer<Input> inbox,
            BooleanSupplier isBusy) {
        this.eventLoop = eventLoop;
        this.timeouts = timeouts;
        this.inbox = inbox;
        this.isBusy = isBusy;
        this.next = loginDeadline();
    }

    private Future<?> loginDeadline() {
        return after(timeouts.login(), () -> inbox.accept(new Input.TimedOut()));
    }

    /** The client has logged in: from now on silence counts. */
    void loggedIn() {
        next.cancel(false);
        next = after(timeouts.heartbeat(), this::beat);
    }

    /** The client is a stranger again. */
    void loggedOut() {
        next.cancel(false);
        next = loginDeadline();
    }

    /** The client has sent something. */
    void heard() {
        silentBeats = 0;
    }

    void stop() {
        next.cancel(false);
    }

    private void beat() {
        if (isBusy.getAsBoolean()) {
            silentBeats = 0;
        } else {
            silentBeats++;
            inbox.accept(isSilentForLong() ? new Input.TimedOut() : new Input.Heartbeat());
        }
        next = after(timeouts.heartbeat(), this::beat);
    }

    /** The first beat may come right after the client was heard: it does not count. */
    private boolean isSilentForLong() {
        Duration silent = timeouts.heartbeat().multipliedBy(silentBeats - 1);
        return silent.compareTo(timeouts.autologout()) >= 0;
    }

    private Future<?> after(Duration time, Runnable task) {
        return eventLoop.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
