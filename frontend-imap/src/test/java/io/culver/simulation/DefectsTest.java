package io.culver.simulation;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation finds what is wrong: each defect within a few seeds. */
class DefectsTest {
    private static final int SEEDS = Integer.getInteger("simulate.defect.seeds", 60);

    @ParameterizedTest
    @MethodSource("io.culver.simulation.Defects#all")
    void isFound(Defect defect) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Simulation.Outcome outcome = Simulation.run(seed, false, defect);
            if (!outcome.violations().isEmpty()) {
                String what = outcome.violations().getFirst().lines().findFirst().orElse("");
                System.out.printf("%s: found by seed %d, %s%n", defect, seed, what);
                return;
            }
        }
        fail("not found by " + SEEDS + " seeds");
    }
}
