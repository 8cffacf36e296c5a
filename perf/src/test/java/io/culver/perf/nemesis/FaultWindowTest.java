package io.culver.perf.nemesis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.perf.history.Event;
import io.culver.perf.history.History;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the report says of a fault. */
class FaultWindowTest {
    private static final List<Event> HISTORY =
            History.parse(
                    """
                    900000 950000 u0 u0.1 NOOP OK INBOX - - 0
                    1000000 4000000 nemesis nemesis FAULT OK - - - 0 F2 mailbox 1
                    1100000 1200000 u1 u1.1 STORE NO INBOX - 1 0
                     90000 b1 NO [UNAVAILABLE] not now
                    1100000 1300000 u1 u1.2 NOOP INFO INBOX - - 0
                    1400000 1500000 u1 u1.3 NOOP INFO INBOX - - 0
                     100 * BYE [UNAVAILABLE] the server stops
                    1500000 1600000 u1 u1.3 LOGIN INFO - - - 0
                    900000 2500000 u0 u0.1 NOOP OK INBOX - - 0
                    6100000 6200000 u0 u0.1 NOOP OK INBOX - - 0
                    6300000 9900000 u0 u0.1 NOOP OK INBOX - - 0
                    """);

    private static String row(long next) {
        return FaultWindow.of(HISTORY.get(1), HISTORY, next).row();
    }

    @Test
    void tellsRefusalsFromLostAnswersAndThoseFromByesAndClosedPorts() {
        String row = row(Long.MAX_VALUE);
        assertTrue(row.startsWith("| F2 mailbox 1 | 3.0 | 3 | UNAVAILABLE 1 | 1 | 1 | 1 |"), row);
    }

    @Test
    void tellsTheGapOfTheFaultFromThatOfTheReturn() {
        String row = row(Long.MAX_VALUE);
        assertTrue(row.contains("| 3700 (u0, from +1.5 s) | 3700 (u0, from +5.2 s) |"), row);
    }

    @Test
    void endsWhereTheNextFaultBegins() {
        String row = row(6_000_000);
        assertTrue(row.startsWith("| F2 mailbox 1 | 3.0 | 1 |"), row);
        assertTrue(row.contains("| 0 (nobody, from +5.0 s) |"), row);
    }
}
