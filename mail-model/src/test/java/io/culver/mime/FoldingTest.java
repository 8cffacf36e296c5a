package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts are the same to a search. */
class FoldingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Straße | STRASSE",
                "Straße | STRAẞE",
                "ΌΣΟΣ | όσος",
                "ΐ | Ϊ́",
                "İstanbul | istanbul",
                "ISPARTA | ısparta",
                "ﬁnal oﬀer | FINAL OFFER",
                "ｆｕｌｌ　ｗｉｄｔｈ | full width",
                "ﾊﾝｶｸ | ハンカク",
                "e\u0301 | É",
                "각 | 각",
                "① | 1",
                "don’t | DON'T",
                "ǅ | dž",
            })
    void areTheSame(String one, String other) {
        assertEquals(Folding.fold(one), Folding.fold(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Köln | Koln", "и | й", "か | カ", "か | が", "a-b | ab", "one two | onetwo"})
    void areDifferent(String one, String other) {
        assertNotEquals(Folding.fold(one), Folding.fold(other));
    }

    @Test
    void anyWhiteSpaceIsOneSpace() {
        assertEquals("a b c d ", Folding.fold("A\r\n\t b\u00A0C\u2003\u3000d\n"));
    }

    @Test
    void halfOfASurrogatePairIsWhatUtf8WritesForIt() {
        assertEquals("a\uFFFDb", Folding.fold("a\uD83Cb"));
        assertEquals("🎉", Folding.fold("\uD83C\uDF89"));
    }

    /** So a text that was folded can be folded again by whoever does not know. */
    @Test
    void foldedTextIsFoldedAlready() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String folded = Folding.fold(Character.toString(c));
            assertEquals(folded, Folding.fold(folded), Integer.toHexString(c));
        }
    }
}
