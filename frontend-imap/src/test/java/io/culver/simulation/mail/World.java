package io.culver.simulation.mail;

import io.culver.simulation.FrontEnd;
import io.culver.simulation.time.Scheduler;
import io.culver.simulation.time.Site;
import java.util.Optional;

/** What clients find around them. */
public interface World {
    Scheduler scheduler();

    Judge judge();

    Site clients();

    /** One that takes connections now. */
    Optional<FrontEnd> frontEnd();

    /** Faults are over. */
    boolean isCalm();

    /** A client has done all that it wanted but the last. */
    void rests();

    /** A client waits to be told of what others do, or does so no more. */
    void idles(boolean isIdle);

    /** Nothing has been done for so long that everybody must have been told. */
    boolean isQuiet();
}
