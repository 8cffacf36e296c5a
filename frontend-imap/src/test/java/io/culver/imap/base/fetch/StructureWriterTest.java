package io.culver.imap.base.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.imap.wire.ResponseWriter;
import io.culver.mime.MessageReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** ENVELOPE and BODYSTRUCTURE as they go over the wire. RFC 9051 §7.5.2 */
class StructureWriterTest {

    /** Rule H9. */
    @Test
    void aPlainMessageHasItsDefaults() {
        String message = "Subject: x\r\n\r\na\r\nb\r\n";
        assertEquals(
                "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 6 2)",
                lower(body(message, false)));
        assertEquals(
                "(\"text\" \"plain\" (\"charset\" \"us-ascii\") nil nil \"7bit\" 6 2 nil nil nil nil)",
                body(message, true).toLowerCase(Locale.ROOT));
    }

    /** Rule H9. */
    @Test
    void aMultipartShowsItsPartsThenItsSubtype() {
        String message =
                """
                Content-Type: multipart/alternative; boundary=q

                --q
                Content-Type: text/plain; charset=utf-8

                hello
                --q
                Content-Type: image/png; name="x y.png"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename=x.png
                Content-Language: de, en
                Content-Location: http://x/y
                Content-MD5: Q2hlY2s=
                Content-ID: <i@d>

                AAAA
                --q--
                """
                        .replace("\n", "\r\n");
        assertEquals(
                "((\"text\" \"plain\" (\"charset\" \"utf-8\") NIL NIL \"7bit\" 5 0)"
                        + "(\"image\" \"png\" (\"name\" \"x y.png\") \"<i@d>\" NIL \"base64\" 4)"
                        + " \"alternative\")",
                lower(body(message, false)));
        assertEquals(
                "((\"text\" \"plain\" (\"charset\" \"utf-8\") NIL NIL \"7bit\" 5 0 NIL NIL NIL NIL)"
                        + "(\"image\" \"png\" (\"name\" \"x y.png\") \"<i@d>\" NIL \"base64\" 4"
                        + " \"q2hly2s=\" (\"attachment\" (\"filename\" \"x.png\"))"
                        + " (\"de\" \"en\") \"http://x/y\")"
                        + " \"alternative\" (\"boundary\" \"q\") NIL NIL NIL)",
                lower(body(message, true)));
    }

    /** Rule H10. */
    @Test
    void aMessageInAMessageShowsItsEnvelope() {
        String message =
                "Content-Type: message/rfc822\r\n\r\nSubject: in\r\nFrom: A <a@b>\r\n\r\nx\r\n";
        assertEquals(
                "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 33 (NIL \"in\""
                        + " ((\"a\" NIL \"a\" \"b\")) ((\"a\" NIL \"a\" \"b\")) ((\"a\" NIL \"a\" \"b\"))"
                        + " NIL NIL NIL NIL NIL)"
                        + " (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 3 1) 4)",
                lower(body(message, false)));
    }

    /** Rule H12. */
    @Test
    void anEnvelopeHasItsFieldsInOrder() {
        String message =
                """
                Message-ID: <m@x>
                In-Reply-To: <i@x>
                Bcc: bcc@x
                Cc: cc@x
                To: to@x
                Reply-To: reply@x
                Sender: sender@x
                From: from@x
                Subject: s
                Date: d

                """
                        .replace("\n", "\r\n");
        assertEquals(
                "(\"d\" \"s\" ((NIL NIL \"from\" \"x\")) ((NIL NIL \"sender\" \"x\"))"
                        + " ((NIL NIL \"reply\" \"x\")) ((NIL NIL \"to\" \"x\"))"
                        + " ((NIL NIL \"cc\" \"x\")) ((NIL NIL \"bcc\" \"x\"))"
                        + " \"<i@x>\" \"<m@x>\")",
                envelope(message));
    }

    /** Rule H12. */
    @Test
    void anEnvelopeKeepsAbsentApartFromEmpty() {
        assertEquals("(NIL \"\" NIL NIL NIL NIL NIL NIL NIL NIL)", envelope("Subject:\r\n\r\n"));
    }

    /** Rule H12. */
    @Test
    void anEnvelopeShowsGroupsBetweenMarkers() {
        assertEquals(
                "(NIL NIL NIL NIL NIL ((NIL NIL \"g\" NIL)(NIL NIL \"a\" \"b\")(NIL NIL NIL NIL))"
                        + " NIL NIL NIL NIL)",
                envelope("To: g: a@b;\r\n\r\n"));
    }

    /** Rule B10. */
    @Test
    void eightBitTextIsALiteralForImap4rev1() {
        assertEquals(
                "(NIL {3}\r\n\u00c3\u00bc! NIL NIL NIL NIL NIL NIL NIL NIL)",
                envelope("Subject: \u00c3\u00bc!\r\n\r\n"));
    }

    /** Types in lower case, what is protocol as it is. */
    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace("nil", "NIL");
    }

    private static String body(String message, boolean isExtended) {
        var octets = new ByteArrayOutputStream();
        var out = new ResponseWriter(octets::writeBytes, false);
        new StructureWriter(out, isExtended).write(SectionTest.structure(message));
        out.flush();
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    private static String envelope(String message) {
        var reader = new MessageReader();
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        reader.accept(octets, 0, octets.length);
        var written = new ByteArrayOutputStream();
        var out = new ResponseWriter(written::writeBytes, false);
        Envelopes.write(reader.finish().envelope(), out);
        out.flush();
        return written.toString(StandardCharsets.ISO_8859_1);
    }
}
