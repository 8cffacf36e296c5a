package io.culver.perf.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
    private static final Quantity SELECT =
            Quantity.of("SELECT", Unit.MILLISECONDS).withTarget(Target.atMost(20));
    private static final Quantity IMPORT =
            Quantity.of("Import", Unit.MESSAGES_PER_SECOND).withTarget(Target.atLeast(1_000));
    private static final Quantity SEARCH = Quantity.of("SEARCH", Unit.MILLISECONDS);

    private final Report report = new Report();

    @Test
    void holdsFiguresAgainstTargetsAndThePeer() {
        report.add("Culver", SELECT, Samples.of(30, 25, 12));
        report.add("Dovecot", SELECT, Samples.of(5));
        report.add("Culver", IMPORT, Samples.of(1_500, 2_500));
        report.add("Dovecot", IMPORT, Samples.of(1_000));
        report.add("Culver", SEARCH, Samples.of(1));
        report.remark("Dovecot", "SEARCH failed");

        assertEquals(
                """
                # Title

                - **Cores**: 2

                | Measure | Target | Culver | Reached | Dovecot | Culver is |
                | --- | --- | --- | --- | --- | --- |
                | SELECT | ≤ 20.0 ms | 25.0 ms (most 30.0, n = 3) | **no** | 5.00 ms (once) | 5.00× worse |
                | Import | ≥ 1,000 messages/s | 2,000 messages/s (least 1,500, n = 2) | yes \
                | 1,000 messages/s (once) | 2.00× better |
                | SEARCH |  | 1.00 ms (once) |  | – |  |

                - Dovecot: SEARCH failed
                """,
                new MarkdownTable("Culver", Optional.of("Dovecot"))
                        .write("Title", Map.of("Cores", "2"), report));
    }

    @Test
    void leavesThePeersColumnsOutIfThereIsNone() {
        report.add("Culver", SEARCH, Samples.of(1));

        assertEquals(
                """
                # Title


                | Measure | Target | Culver | Reached |
                | --- | --- | --- | --- |
                | SEARCH |  | 1.00 ms (once) |  |
                """,
                new MarkdownTable("Culver", Optional.empty()).write("Title", Map.of(), report));
    }
}
