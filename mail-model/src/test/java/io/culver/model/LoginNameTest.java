package io.culver.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Login names: one user, one spelling. RFC 8265 §3.3 */
class LoginNameTest {
    @ParameterizedTest
    @CsvSource({
        "Ann, ann",
        "ann@Example.ORG, ann@example.org",
        "JÖRG, jörg",
        "Jo\u0308rg, jörg",
        "\uFF21nn, ann",
        "J\u030C, \u01F0",
        "\u01F0, \u01F0"
    })
    void foldsCaseAndForm(String text, String value) {
        assertEquals(value, new LoginName(text).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\tb",
                "a\0",
                "\u007F",
                "a\u00A0b",
                "\u2028",
                "\uD800",
                "\u0378"
            })
    void refusesSpacesAndControls(String text) {
        assertThrows(IllegalArgumentException.class, () -> new LoginName(text));
    }

    @Test
    void boundsTheLength() {
        String longest = "a".repeat(LoginName.MAX_LENGTH);
        assertEquals(longest, new LoginName(longest).value());
        assertThrows(IllegalArgumentException.class, () -> new LoginName(longest + "a"));
        // One character that normal form writes as eighteen.
        String ligatures = "\uFDFA".repeat(200);
        assertThrows(IllegalArgumentException.class, () -> new LoginName(ligatures));
    }

    /** Every letter by itself and before accents, so that no name changes when read again. */
    @Test
    void readsItsOwnSpellingAsItself() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isLetter(c) && !Character.isIdeographic(c)) {
                readTwice(Character.toString(c));
                readTwice(Character.toString(c) + '\u030C');
                readTwice(Character.toString(c) + '\u0301');
            }
        }
    }

    private static void readTwice(String text) {
        LoginName name;
        try {
            name = new LoginName(text);
        } catch (IllegalArgumentException _) {
            return;
        }
        assertEquals(name, new LoginName(name.value()));
    }
}
