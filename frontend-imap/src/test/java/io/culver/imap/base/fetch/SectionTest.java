package io.culver.imap.base.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.imap.wire.ResponseWriter;
import io.culver.mime.MessageReader;
import io.culver.model.BodyPart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which octets a section names: the example of RFC 9051 §6.4.5.1, and what is no section. */
class SectionTest {

    /**
     * Parts as in the RFC's example: text, octets, a message with two parts, and one with a
     * message.
     */
    private static final String MESSAGE =
            """
            Content-Type: multipart/mixed; boundary=a

            --a

            one
            --a
            Content-Type: application/octet-stream

            two
            --a
            Content-Type: message/rfc822

            Subject: three
            Content-Type: multipart/mixed; boundary=b

            --b

            three-one
            --b
            Content-Type: application/octet-stream

            three-two
            --b--
            --a
            Content-Type: multipart/mixed; boundary=c

            --c
            Content-Type: message/rfc822

            Subject: four-one

            four-one-one
            --c--
            --a--
            """
                    .replace("\n", "\r\n");

    private static final BodyPart ROOT = structure(MESSAGE);

    /** Rule H6. */
    @ParameterizedTest
    @CsvSource({
        "[1], one",
        "[2], two",
        "[3.HEADER.FIELDS (subject)], Subject: three|Content-Type: multipart/mixed; boundary=b||",
        "[3.1], three-one",
        "[3.2], three-two",
        "[3.2.MIME], Content-Type: application/octet-stream||",
        "[4.1.HEADER], Subject: four-one||",
        "[4.1.TEXT], four-one-one",
        "[4.1.1], four-one-one",
        "[4.1.MIME], Content-Type: message/rfc822||",
        "[HEADER], Content-Type: multipart/mixed; boundary=a||"
    })
    void findsTheOctets(String section, String octets) {
        assertEquals(octets.replace("|", "\r\n"), octets(section).orElse("NIL"));
    }

    /** Rule H7. */
    @ParameterizedTest
    @ValueSource(
            strings = {"[5]", "[1.1]", "[1.HEADER]", "[2.TEXT]", "[3.3]", "[4.HEADER]", "[4.1.2]"})
    void whatIsNotThereIsNil(String section) {
        assertEquals(Optional.empty(), octets(section));
    }

    /** Rule H6. */
    @Test
    void ofAMessageWithoutPartsPartOneIsItsBody() {
        String plain = "Subject: x\r\n\r\nbody";
        Section one = parse("[1]");
        var span = one.locate(structure(plain)).orElseThrow();
        assertEquals("body", plain.substring((int) span.offset(), (int) span.end()));
        assertEquals(Optional.empty(), parse("[2]").locate(structure(plain)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[0]",
                "[1",
                "[1.]",
                "[.1]",
                "[1..2]",
                "[MIME]",
                "[X]",
                "[1.MIME.TEXT]",
                "[HEADER.FIELDS]",
                "[HEADER.FIELDS ()]",
                "[HEADER FIELDS]",
                "[99999999999]",
                "[-1]"
            })
    void refusesWhatIsNoSection(String section) {
        assertThrows(ImapSyntaxException.class, () -> parse(section));
    }

    @Test
    void refusesAPathDeeperThanAnyMessage() {
        assertThrows(ImapSyntaxException.class, () -> parse("[" + "1.".repeat(10_000) + "1]"));
    }

    /** Rule H4. */
    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "[1.2.3]", "[1.HEADER]", "[TEXT]", "[2.HEADER.FIELDS.NOT (To From)]"})
    void isWrittenAsItWasAskedFor(String section) {
        var octets = new ByteArrayOutputStream();
        var out = new ResponseWriter(octets::writeBytes, false);
        parse(section).write(out);
        out.flush();
        assertEquals(section, octets.toString(StandardCharsets.US_ASCII));
    }

    private static Optional<String> octets(String section) {
        return parse(section)
                .locate(ROOT)
                .map(span -> MESSAGE.substring((int) span.offset(), (int) span.end()));
    }

    private static Section parse(String section) {
        return Section.parse(new ArgumentReader(Frame.of(section), false));
    }

    static BodyPart structure(String message) {
        var reader = new MessageReader();
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        reader.accept(octets, 0, octets.length);
        return reader.finish().structure();
    }
}
