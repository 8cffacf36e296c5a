package io.culver.simulation.net;

import io.culver.simulation.Weather;
import io.culver.simulation.time.Scheduler;
import io.culver.simulation.time.Site;
import java.time.Duration;

/** One direction of a connection: what is sent arrives later, in the order sent. */
public final class Pipe {
    private final Scheduler scheduler;
    private final Link link;
    private final InOrder arrivals;
    private Duration last = Duration.ZERO;
    private Duration extra = Duration.ZERO;

    /**
     * @param to where deliveries run
     */
    public Pipe(Scheduler scheduler, Link link, Site to) {
        this.scheduler = scheduler;
        this.link = link;
        this.arrivals = new InOrder(to);
    }

    /** Holds up everything that is sent from now on. */
    void delay(Duration time) {
        extra = time;
    }

    public void send(Runnable delivery) {
        Duration now = scheduler.elapsed();
        Duration arrival = now.plus(Weather.usualDelay(scheduler.chance())).plus(extra);
        last = arrival.compareTo(last) > 0 ? arrival : last;
        scheduler.at(last.minus(now), () -> link.pass(() -> arrivals.execute(delivery)));
    }
}
