package io.culver.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/**
 * Nothing is lost, doubled or shown in the wrong order, whatever happens. A few seeds in every
 * build, and more with {@code ./mvnw -Psimulate -Dsimulate.seeds=1000 -Dsimulate.first=1}.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("simulate.seeds", 30);
    private static final long FIRST = Long.getLong("simulate.first", 1);

    @Test
    void everySeedHolds() {
        Tally tally = new Tally();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Simulation.Outcome outcome = Simulation.run(seed, false, Defect.NONE);
            if (!outcome.violations().isEmpty()) {
                System.out.println(tally);
                fail(report(outcome));
            }
            tally.add(outcome);
        }
        System.out.println(tally);
    }

    private static String report(Simulation.Outcome outcome) {
        String story = Simulation.run(outcome.seed(), true, Defect.NONE).story();
        return """
        seed %d:
        %s
        %s
        Once more: ./mvnw -Psimulate -Dsimulate.first=%d -Dsimulate.seeds=1
        """
                .formatted(
                        outcome.seed(),
                        String.join("\n", outcome.violations()),
                        story,
                        outcome.seed());
    }

    @Test
    void sameSeedIsTheSameRun() {
        long first = Simulation.run(7, false, Defect.NONE).trace();
        assertEquals(first, Simulation.run(7, true, Defect.NONE).trace());
        assertNotEquals(first, Simulation.run(8, false, Defect.NONE).trace());
    }
}
