package io.culver.perf.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** A storm over the real server: nothing is violated, and enough is done to be able to say so. */
class StormTest {
    private static final int OPERATIONS = 1_000;

    @TempDir private Path folder;

    @RepeatedTest(2)
    void nothingIsViolated(RepetitionInfo repetition) throws Exception {
        try (var host = new StormHost(ShortStorm.USERS, folder, new Passing())) {
            var storm =
                    ShortStorm.at(host.endpoints(), repetition.getCurrentRepetition(), OPERATIONS);
            assertEquals("", storm.violations());
            assertTrue(storm.verdict().resynchronizations() > 5);
            assertTrue(storm.history().size() > OPERATIONS);
        }
    }
}
