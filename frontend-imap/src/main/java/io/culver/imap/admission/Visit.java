package io.culver.imap.admission;

import java.time.Duration;
import java.util.function.Supplier;

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
                public <T> T search(Supplier<T> search) {
                    return search.get();
                }

                @Override
                public void end() {}
            };

    /** Counts a command, and says how long the next one must wait. */
    Duration countCommand();

    /** Searches once it is this user's turn. LIMIT if his other searches take too long. */
    <T> T search(Supplier<T> search);

    /** Gives the place free for another connection; the first call only has an effect. */
    void end();
}
