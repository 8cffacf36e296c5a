package io.culver.simulation.disk;

import io.culver.mailbox.store.AppendOutcome;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.simulation.Weather;
import io.culver.simulation.time.Scheduler;
import java.time.Duration;
import java.util.function.Supplier;

/** One node's way to the store. */
public final class DiskLink {
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final Supplier<Weather> weather;
    private boolean isOpen = true;

    public DiskLink(Scheduler scheduler, Supplier<Weather> weather) {
        this.scheduler = scheduler;
        this.weather = weather;
    }

    /** Cuts the node off, or ends that. */
    public void open(boolean open) {
        isOpen = open;
    }

    boolean isOpen() {
        return isOpen;
    }

    Weather weather() {
        return weather.get();
    }

    boolean happens(double probability) {
        return scheduler.happens(probability);
    }

    int upTo(int bound) {
        return scheduler.chance().nextInt(bound);
    }

    /** A call that may be repeated. */
    <T> T call(Supplier<T> step) {
        approach();
        T result = step.get();
        comeBack();
        if (!isOpen) {
            throw refused();
        }
        return result;
    }

    /** The way there: fails if nothing can have happened. */
    void approach() {
        if (!isOpen) {
            scheduler.sleep(STORE_TIMEOUT);
            throw refused();
        }
        scheduler.sleep(delay());
        if (happens(weather().storeRefuses())) {
            throw refused();
        }
    }

    void comeBack() {
        scheduler.sleep(delay());
    }

    private Duration delay() {
        return happens(weather().storeSlow())
                ? Weather.longDelay(scheduler.chance())
                : Weather.usualDelay(scheduler.chance());
    }

    AppendOutcome unknown() {
        scheduler.sleep(STORE_TIMEOUT);
        return new AppendOutcome.Unknown();
    }

    /** Happens though its caller has long been told that nobody knows. */
    void later(Runnable step) {
        scheduler.at(scheduler.upTo(LATE), step);
    }

    private static MailException refused() {
        return new MailException(MailError.UNAVAILABLE, "The store does not answer");
    }
}
