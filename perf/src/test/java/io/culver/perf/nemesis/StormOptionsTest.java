package io.culver.perf.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StormOptionsTest {
    private static StormOptions parse(String... arguments) {
        return StormOptions.parse(List.of(arguments), 1);
    }

    @Test
    void refusesFaultsThatCannotBeDoneAndSaysWhatTheyNeed() {
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> parse("--cassandra", "1", "--faults", "F4,F11"));
        assertEquals("F11 needs --cassandra 2 or more", refusal.getMessage());
    }

    @Test
    void leavesOutWhatCannotBeDoneIfNothingIsNamed() {
        List<Fault> faults = parse("--cassandra", "0").faults();
        assertTrue(faults.contains(Fault.F1));
        assertFalse(faults.contains(Fault.F2));
    }

    @Test
    void takesNoFaultsAtAll() {
        assertEquals(List.of(), parse("--faults", "none").faults());
    }
}
