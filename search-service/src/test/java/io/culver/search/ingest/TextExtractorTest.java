package io.culver.search.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mime.text.MailText;
import io.culver.mime.text.TextLimits;
import io.culver.mime.text.TextSpans;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.model.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a message is searched. RFC 9051 §6.4.4 */
class TextExtractorTest {
    /** Rule J2. */
    @Test
    void decodesEncodedWordsInHeaders() {
        MailText mail = extract("Subject: =?iso-8859-1?q?f=FCr?= =?utf-8?b?IGRpY2g=?=\r\n\r\n");
        assertEquals(List.of("für dich"), values(mail, "Subject"));
    }

    @Test
    void keepsEveryInstanceOfAFieldUnfolded() {
        MailText mail = extract("Received: from a\r\n\tby b\r\nReceived: from c\r\n\r\n");
        assertEquals(List.of("from a\tby b", "from c"), values(mail, "Received"));
    }

    @Test
    void addsTheAddressesThatTheEnvelopeShowsOtherwise() {
        MailText mail =
                extract(
                        """
                        From: "Smith \\"Bob\\" J" <bob(work)@example.com>
                        To: Plain Name <plain@example.com>

                        """);
        assertTrue(
                values(mail, "From").contains("Smith \"Bob\" J <bob@example.com>"), mail::toString);
        assertEquals(List.of("Plain Name <plain@example.com>"), values(mail, "To"));
    }

    /** Rule J2. */
    @Test
    void decodesTransferEncodingAndCharacterSet() {
        assertEquals(
                List.of("Grüße"),
                extract(
                                """
                                Content-Type: text/plain; charset=iso-8859-1
                                Content-Transfer-Encoding: quoted-printable

                                Gr=FC=DFe\
                                """)
                        .body());
        assertEquals(
                List.of("Привет"),
                extract(
                                """
                                Content-Type: text/plain; charset=koi8-r
                                Content-Transfer-Encoding: base64

                                8NLJ18XU\
                                """)
                        .body());
    }

    @Test
    void takesHtmlAsText() {
        MailText mail =
                extract(
                        """
                        Content-Type: text/html

                        <style>p {}</style><p>so&uuml;ndso <b>vie</b>l<script>no</script>\
                        """);
        assertEquals(List.of("soündso viel"), mail.body().stream().map(String::strip).toList());
    }

    @Test
    void looksIntoAttachmentsNamesAndMessagesButNotIntoTheirOctets() {
        MailText mail =
                extract(
                        """
                        Subject: outer
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: application/octet-stream
                        Content-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf
                        Content-Description: my life

                        OCTETS
                        --b
                        Content-Type: message/rfc822

                        Subject: =?utf-8?q?inn=C3=A9r?=

                        within
                        --b--
                        """);
        assertEquals(List.of("outer"), values(mail, "Subject"));
        String body = String.join("\n", mail.body());
        assertTrue(body.contains("résumé.pdf"), body);
        assertTrue(body.contains("Subject: innér"), body);
        assertTrue(body.contains("within"), body);
        assertTrue(!body.contains("OCTETS"), body);
        assertTrue(String.join("\n", mail.partHeader()).contains("my life"));
    }

    @Test
    void readsOnlyWhereThereIsText() {
        String message =
                """
                Subject: big
                Content-Type: multipart/mixed; boundary=b

                --b

                first
                --b
                Content-Type: application/pdf

                %s
                --b

                last
                --b--
                """
                        .formatted("x".repeat(1_000_000));
        List<Span> spans = TextSpans.of(meta(message).structure());
        assertEquals(2, spans.size());
        assertTrue(spans.stream().mapToLong(Span::length).sum() < 1_000);
        assertEquals(List.of("first", "last"), extract(message).body());
    }

    @Test
    void cutsTextAtItsLimit() {
        MailText mail = extract("Subject: s\r\n\r\n" + "word ".repeat(1 << 20));
        assertEquals(TextLimits.TEXT_CHARS, mail.body().stream().mapToInt(String::length).sum());
    }

    @Test
    void takesAnythingForAMessage() {
        for (String octets : List.of("", "\r\n", "no header at all", ": x\r\n\r\ny", "\0\0\0")) {
            assertTrue(extract(octets).email().value() > 0);
        }
    }

    private static List<String> values(MailText mail, String name) {
        return mail.header().stream()
                .filter(field -> field.name().equals(name))
                .map(MailText.Field::value)
                .toList();
    }

    private static MessageMeta meta(String message) {
        return MemoryFeed.meta(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static MailText extract(String message) {
        return Extraction.of(new EmailId(1), message.getBytes(StandardCharsets.ISO_8859_1));
    }
}
