package io.culver.search.exact;

import io.culver.testkit.fuzz.FuzzSeeds;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class QueryFuzzTest {
    private static final int MUTATIONS = 30;

    @Test
    void holdsForSeedsAndWhatIsNearThem() throws IOException {
        FuzzSeeds.run("queries", MUTATIONS, QueryFuzz::fuzzerTestOneInput);
    }
}
