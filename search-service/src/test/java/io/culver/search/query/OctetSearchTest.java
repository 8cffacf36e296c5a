package io.culver.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** One text is found in another wherever it is, in few steps. */
class OctetSearchTest {
    @RepeatedTest(200)
    void findsWhatStringsContain(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        String text = text(random, random.nextInt(2_000));
        String needle = text(random, random.nextInt(2) == 0 ? 3 : 70 + random.nextInt(20));
        if (random.nextBoolean()) {
            text += needle + text(random, random.nextInt(200));
        }
        String around = "x" + text + needle;
        assertEquals(
                text.contains(needle),
                search(needle)
                        .accepts(around.getBytes(StandardCharsets.UTF_8), 1, 1 + text.length()));
    }

    /** Two letters, so that beginnings come again. */
    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, 20).forEach(draw -> text.append(draw == 0 ? 'b' : 'a'));
        return text.toString();
    }

    @Test
    void takesNotManyStepsForEachOctet() {
        byte[] text = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        String long1 = "b" + "a".repeat(60_000);
        String long2 = "a".repeat(60_000) + "b";
        assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    assertFalse(search(long1).accepts(text, 0, text.length));
                    assertFalse(search(long2).accepts(text, 0, text.length));
                    assertFalse(search("a".repeat(63) + "b").accepts(text, 0, text.length));
                    assertTrue(search("a".repeat(60_000)).accepts(text, 0, text.length));
                });
    }

    private static OctetSearch search(String needle) {
        return new OctetSearch(new BytesRef(needle));
    }
}
