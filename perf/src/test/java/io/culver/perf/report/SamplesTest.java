package io.culver.perf.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void theMedianIsTheMiddleOneWhateverTheOrder() {
        assertEquals(2, Samples.of(3, 1, 2).median());
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertEquals(2.5, Samples.of(4, 1, 3, 2).median());
    }

    @Test
    void aPercentileIsASampleThatWasMeasured() {
        Samples hundred = Samples.of(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
        assertEquals(99, hundred.percentile(0.99));
        assertEquals(100, hundred.percentile(1));
        assertEquals(7, Samples.of(7).percentile(0.5));
    }

    @Test
    void refusesToSayAnythingAboutNothing() {
        assertThrows(IllegalArgumentException.class, Samples::of);
        assertThrows(IllegalArgumentException.class, () -> Samples.of(1).percentile(0));
        assertThrows(IllegalArgumentException.class, () -> Samples.of(1).percentile(1.1));
    }
}
