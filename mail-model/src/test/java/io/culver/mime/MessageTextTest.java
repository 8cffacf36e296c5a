package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What SEARCH looks through. RFC 9051 §6.4.4 */
class MessageTextTest {

    @Test
    void givesHeadersTextsAndFileNamesInOrder() throws IOException {
        var mail =
                Mail.of(
                        """
                        Subject: =?utf-8?q?=C3=BC?=
                        Content-Type: multipart/mixed; boundary=b

                        preamble
                        --b
                        Content-Transfer-Encoding: base64

                        aGVsbG8=
                        --b
                        Content-Type: message/rfc822; name=fwd.eml

                        Subject: inner
                        Content-Type: text/html; charset=iso-8859-1
                        Content-Transfer-Encoding: quoted-printable

                        <p><a href=3D"//x">f=FCr</a></p>
                        --b
                        Content-Type: image/png; name=no
                        Content-Disposition: attachment;
                         filename*0*=utf-8''%C3%BC; filename*1=".png"

                        octets
                        --b
                        Content-Type: text/x-diff; name="=?utf-8?q?=C3=BC=2Ediff?="

                        + line
                        --b--
                        """);
        assertEquals(
                List.of(
                        "header \u00FC",
                        "text hello",
                        "file fwd.eml",
                        "header inner",
                        "text f\u00FCr\n//x",
                        "file \u00FC.png",
                        "file \u00FC.diff",
                        "text + line"),
                texts(mail));
    }

    @Test
    void readsOnWhereATextWasLeft() throws IOException {
        var mail =
                Mail.of("Content-Type: multipart/x; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--\n");
        var seen = new ArrayList<String>();
        read(
                mail,
                new Listing(seen) {
                    @Override
                    public void text(Reader text) throws IOException {
                        seen.add(Character.toString(text.read()));
                    }
                });
        assertEquals(List.of("header ", "o", "t"), seen);
    }

    private static List<String> texts(Mail mail) throws IOException {
        var seen = new ArrayList<String>();
        read(mail, new Listing(seen));
        return seen;
    }

    private static void read(Mail mail, MessageText.Sink sink) throws IOException {
        var octets = new ByteArrayInputStream(mail.bytes());
        MessageText.read(mail.read().structure(), octets, sink);
    }

    private static class Listing implements MessageText.Sink {
        private final List<String> seen;

        Listing(List<String> seen) {
            this.seen = seen;
        }

        @Override
        public void header(HeaderBlock header) {
            seen.add("header " + header.first("Subject").map(HeaderField::text).orElse(""));
        }

        @Override
        public void text(Reader text) throws IOException {
            seen.add("text " + text.readAllAsString());
        }

        @Override
        public void fileName(String name) {
            seen.add("file " + name);
        }
    }
}
