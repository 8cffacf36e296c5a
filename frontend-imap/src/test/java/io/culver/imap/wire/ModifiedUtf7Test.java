package io.culver.imap.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3501 §5.1.3 */
class ModifiedUtf7Test {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INBOX|INBOX",
                "Entwürfe|Entw&APw-rfe",
                "R&D|R&-D",
                "~peter/mail/台北/日本語|~peter/mail/&U,BTFw-/&ZeVnLIqe-",
                "&|&-",
                "\uD83D\uDE00|&2D3eAA-"
            })
    void writesAndReads(String text, String encoded) {
        assertEquals(encoded, ModifiedUtf7.encode(text));
        assertEquals(Optional.of(text), ModifiedUtf7.decode(encoded));
    }

    /** What is not exactly what we would write could be a second spelling of a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&",
                "a&",
                "&U,BTFw",
                "&Jjo!",
                "&AGE-",
                "&U,BTFw-&ZeVnLIqe-",
                "&AA-",
                "&2D0-",
                "ü",
                "&U/BTFw-"
            })
    void refusesOtherSpellings(String encoded) {
        assertEquals(Optional.empty(), ModifiedUtf7.decode(encoded));
    }
}
