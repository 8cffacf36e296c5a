package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The preview of a message. RFC 8970 §3; rule H18 */
class PreviewTest {

    @Test
    void collapsesWhiteSpace() {
        assertEquals("Hello there", preview("\n\n  Hello\n\t there \n"));
        assertEquals("", preview("\n"));
        assertEquals("", preview(""));
    }

    @Test
    void prefersPlainTextToHtml() {
        String html = "--b\nContent-Type: text/html\n\n<b>rich</b>\n";
        String plain = "--b\n\nplain\n";
        String type = "Content-Type: multipart/alternative; boundary=b\n\n";
        assertEquals("plain", Mail.of(type + html + plain + "--b--").read().preview());
        assertEquals("rich", Mail.of(type + "--b\n\n \n" + html + "--b--").read().preview());
    }

    @Test
    void passesOverAttachmentsAndMessagesWithin() {
        assertEquals(
                "text",
                Mail.of(
                                """
                                Content-Type: multipart/mixed; boundary=b

                                --b
                                Content-Disposition: attachment

                                attached
                                --b
                                Content-Type: message/rfc822

                                Subject: x

                                inner
                                --b

                                text
                                --b--\
                                """)
                        .read()
                        .preview());
    }

    @Test
    void decodesTransferEncodingAndCharset() {
        String text = Base64.getEncoder().encodeToString("grüße".getBytes(StandardCharsets.UTF_8));
        String header = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ";
        assertEquals("grüße", Mail.of(header + "base64\n\n" + text).read().preview());
        assertEquals(
                "f\u00FCr", Mail.of(header + "quoted-printable\n\nf=C3=BC=\nr").read().preview());
        assertEquals("", Mail.of(header + "x-unknown\n\nabc").read().preview());
    }

    @Test
    void endsAt256CodePoints() {
        String face = "=F0=9F=98=80";
        String header =
                """
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                """;
        String preview = Mail.of(header + (face + "=\n").repeat(300)).read().preview();
        assertEquals("\uD83D\uDE00".repeat(256), preview);
        assertEquals("x".repeat(256), preview("x".repeat(300)));
    }

    @Test
    void leavesOutTheInvisiblePaddingOfNewsletters() {
        String html = "Content-Type: text/html\n\nNews" + "&nbsp;&zwnj;&shy;".repeat(100) + "!";
        assertEquals("News !", Mail.of(html).read().preview());
    }

    private static String preview(String body) {
        return Mail.of("Subject: x\n\n" + body).read().preview();
    }
}
