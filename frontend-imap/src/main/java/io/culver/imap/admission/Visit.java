package io.culver.imap.admission;

import java.time.Duration;

/** A user's being logged in on one connection. */
public interface Visit {

    /** That of somebody who is not counted. */
    Visit UNCOUNTED =
            new Visit() {
                @Override
                public Duration countCommand() {
                    return Duration.ZERO;
                }

                @Override
                public void end() {}
            };

    /** Counts a command, and says how long the next one must wait. */
    Duration countCommand();

    /** Gives the place free for another connection; the first call only has an effect. */
    void end();
}
