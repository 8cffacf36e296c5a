package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** J13: the collation of SORT and THREAD. RFC 5051 §2 */
class UnicodeCasemapTest {

    @ParameterizedTest
    @CsvSource({
        "Harbour_1, HARBOUR_1",
        "für, FU\u0308R",
        "ÿ, Y\u0308",
        "straße, STRAßE", // its only title case has two letters, which UnicodeData.txt lacks
        "ﬁsh, fiSH", // decomposed after it could have been made title case
        "ǆ, D\u017E", // title case first, then decomposed as far as possible
        "Ⅳ, IV",
        "각, 각"
    })
    void makesTitleCaseAndDecomposes(String text, String key) {
        String decomposed = key.replace("\u017E", "z\u030C");
        assertArrayEquals(decomposed.getBytes(StandardCharsets.UTF_8), UnicodeCasemap.key(text));
    }

    @Test
    void ordersByCodePoints() {
        List<String> texts = List.of("", "a", "AB", "b", "_", "\uFFFD", "\uD83D\uDE00");
        for (int i = 1; i < texts.size(); i++) {
            byte[] before = UnicodeCasemap.key(texts.get(i - 1));
            byte[] after = UnicodeCasemap.key(texts.get(i));
            assertTrue(Arrays.compareUnsigned(before, after) < 0, texts.get(i));
        }
    }

    @Test
    void takesLoneSurrogates() {
        assertEquals(3, UnicodeCasemap.key("a\uD800b").length);
    }
}
