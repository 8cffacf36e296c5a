package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A header's fields. RFC 5322 §2.2 */
class HeaderBlockTest {

    @Test
    void findsFieldsInAnyCaseAndInOrder() {
        var header = of("To: a\r\nto : b\r\n\tfolded\r\nX:\r\nnot a field\r\nTO:c\r\n\r\nTo: body");
        assertEquals(
                List.of("a", "b\tfolded", "c"),
                header.all("tO").map(field -> field.value().octets()).toList());
        assertEquals("", header.value("x").orElseThrow().octets());
        assertEquals(4, header.fields().size());
    }

    @Test
    void leavesOutWhatIsBeyondTheLimits() {
        int lines = MimeLimits.HEADER_LINES_MAX;
        assertEquals(lines, of("A: b\n".repeat(lines)).fields().size());
        assertEquals(lines, of("A: b\n".repeat(lines + 1)).fields().size());
        String longest = "x".repeat(MimeLimits.FIELD_NAME_OCTETS_MAX);
        assertEquals(1, of(longest + ": a\n").fields().size());
        assertEquals(0, of(longest + "x: a\n").fields().size());
        int most = MimeLimits.FIELD_OCTETS_MAX;
        String value = of("A:" + "x".repeat(most + 1) + "\n").fields().getFirst().value().octets();
        assertEquals(most, value.length());
    }

    private static HeaderBlock of(String header) {
        return HeaderBlock.of(header.getBytes(StandardCharsets.ISO_8859_1));
    }
}
