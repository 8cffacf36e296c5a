package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.RawText;
import io.culver.model.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tree that MessageReader builds. RFC 2046 §5.1, RFC 9051 §7.5.2; rules H9, H10 */
class MessageStructureTest {

    @Test
    void readsTheExampleOfTheStandard() {
        var mail =
                Mail.of(
                        """
                        From: Nathaniel Borenstein <nsb@bellcore.com>
                        MIME-Version: 1.0
                        Content-type: multipart/mixed; boundary="simple boundary"

                        This is the preamble.

                        --simple boundary

                        This is implicitly typed plain US-ASCII text.
                        It does NOT end with a linebreak.
                        --simple boundary
                        Content-type: text/plain; charset=us-ascii

                        This is explicitly typed plain US-ASCII text.
                        It DOES end with a linebreak.

                        --simple boundary--

                        This is the epilogue.
                        """);
        assertEquals(
                "multipart/mixed["
                        + "text/plain{This is implicitly typed plain US-ASCII text.|"
                        + "It does NOT end with a linebreak.}, "
                        + "text/plain{This is explicitly typed plain US-ASCII text.|"
                        + "It DOES end with a linebreak.|}]",
                mail.tree());
    }

    @Test
    void givesDefaultsWhereTheHeaderIsSilent() {
        BodyFields fields = Mail.of("Subject: x\n\nbody\n").read().structure().fields();
        assertEquals("text", fields.type().octets());
        assertEquals("plain", fields.subtype().octets());
        assertEquals("7bit", fields.encoding().octets());
        assertEquals(Optional.of(new RawText("us-ascii")), fields.parameter("charset"));
    }

    @Test
    void takesAnUnreadableContentTypeForText() {
        assertEquals("text/plain{b}", Mail.of("Content-Type: nonsense\n\nb").tree());
        assertEquals("text/plain{b}", Mail.of("Content-Type: ;;\n\nb").tree());
    }

    @Test
    void countsOctetsAndLines() {
        var root = leaf(Mail.of("A: b\n\none\ntwo\nthree").read().structure());
        assertEquals(new Span(0, 8), root.header());
        assertEquals(new Span(8, 15), root.body());
        assertEquals(2, root.lines());
    }

    @Test
    void keepsOffsetsTrueWithBareLineFeeds() {
        var mail = new Mail("Content-Type: multipart/x; boundary=b\n\n--b\n\nhi\n--b--\n");
        assertEquals("multipart/x[text/plain{hi}]", mail.tree());
        var part = (BodyPart.Multipart) mail.read().structure();
        assertEquals(new Span(43, 1), part.parts().getFirst().header());
        assertEquals(new Span(44, 2), part.parts().getFirst().body());
    }

    @Test
    void readsHeaderWithoutBodyAndBodyWithoutHeader() {
        assertEquals("text/plain{}", Mail.of("Subject: x\n").tree());
        assertEquals("text/plain{body|}", Mail.of("\nbody\n").tree());
        assertEquals("text/plain{}", new Mail("").tree());
    }

    @Test
    void letsOuterBoundariesEndInnerParts() {
        assertEquals(
                "multipart/mixed[multipart/alternative[text/plain{one}], text/plain{two}]",
                Mail.of(
                                """
                                Content-Type: multipart/mixed; boundary=outer

                                --outer
                                Content-Type: multipart/alternative; boundary=inner

                                --inner

                                one
                                --outer

                                two
                                --outer--
                                """)
                        .tree());
    }

    @Test
    void takesTheLongestOfTheOpenBoundaries() {
        assertEquals(
                "multipart/mixed[multipart/x[text/plain{one}, text/plain{two}], text/plain{three}]",
                Mail.of(
                                """
                                Content-Type: multipart/mixed; boundary=b

                                --b
                                Content-Type: multipart/x; boundary=bb

                                --bb

                                one
                                --bb

                                two
                                --bb--
                                --b

                                three
                                --b--
                                """)
                        .tree());
    }

    @Test
    void toleratesSpacesAfterADelimiterAndAMissingEnd() {
        assertEquals(
                "multipart/mixed[text/plain{one}, text/plain{two|}]",
                Mail.of(
                                """
                                Content-Type: multipart/mixed; boundary=b

                                --b \t\s

                                one
                                --b

                                two
                                """)
                        .tree());
    }

    @Test
    void endsAtACloseDelimiterWithoutLineEnd() {
        assertEquals(
                "multipart/mixed[text/plain{one}]",
                Mail.of("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--").tree());
    }

    @Test
    void readsAPartWhoseHeaderMeetsTheDelimiter() {
        var mail =
                Mail.of(
                        """
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: image/png
                        --b

                        --b--
                        """);
        assertEquals("multipart/mixed[image/png{}, text/plain{}]", mail.tree());
    }

    @Test
    void givesAMultipartWithoutPartsOneEmptyText() {
        assertEquals(
                "multipart/mixed[text/plain{}]",
                Mail.of("Content-Type: multipart/mixed; boundary=b\n\nnone\n").tree());
        assertEquals(
                "multipart/mixed[text/plain{}]",
                Mail.of("Content-Type: multipart/mixed\n\n--\nno boundary\n").tree());
        assertEquals(
                "multipart/mixed[text/plain{}]",
                Mail.of("Content-Type: multipart/mixed; boundary=\"\"\n\n--\n--\n").tree());
    }

    @Test
    void takesDigestPartsForMessages() {
        assertEquals(
                "multipart/digest[message/rfc822<one>[text/plain{1}], text/plain{2}]",
                Mail.of(
                                """
                                Content-Type: multipart/digest; boundary=b

                                --b

                                Subject: one

                                1
                                --b
                                Content-Type: text/plain

                                2
                                --b--
                                """)
                        .tree());
    }

    @Test
    void readsMessagesWithin() {
        var mail =
                Mail.of(
                        """
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: message/rfc822

                        Subject: inner
                        Content-Type: multipart/mixed; boundary=c

                        --c

                        text
                        --c--
                        --b
                        Content-Type: message/global
                        Content-Transfer-Encoding: 8bit

                        Subject: cut
                        --b--
                        """);
        assertEquals(
                "multipart/mixed["
                        + "message/rfc822<inner>[multipart/mixed[text/plain{text}]], "
                        + "message/global<cut>[text/plain{}]]",
                mail.tree());
        var root = (BodyPart.Multipart) mail.read().structure();
        var first = assertInstanceOf(BodyPart.Embedded.class, root.parts().getFirst());
        assertEquals(first.body().offset(), first.content().header().offset());
        assertEquals(6, first.lines());
    }

    @Test
    void showsAnEncodedMessageAsOctets() {
        assertEquals(
                "application/octet-stream{U3ViamVjdA==}",
                Mail.of(
                                """
                                Content-Type: message/rfc822
                                Content-Transfer-Encoding: base64

                                U3ViamVjdA==\
                                """)
                        .tree());
    }

    @Test
    void readsAllContentFields() {
        BodyFields fields =
                Mail.of(
                                """
                                Content-Type: Text/HTML (comment; here); charset="iso-8859-1"
                                Content-ID: <a@b>
                                Content-Description: some
                                 thing
                                Content-Transfer-Encoding: (why) Base64
                                Content-MD5: Q2hlY2s=
                                Content-Disposition: attachment; filename="a \\"b\\".html"; size=7
                                Content-Language: en, de (German)
                                Content-Location: http://example.org/

                                """)
                        .read()
                        .structure()
                        .fields();
        assertEquals("Text/HTML", fields.type() + "/" + fields.subtype());
        assertEquals(Optional.of(new RawText("iso-8859-1")), fields.parameter("Charset"));
        assertEquals(Optional.of(new RawText("<a@b>")), fields.id());
        assertEquals(Optional.of(new RawText("some thing")), fields.description());
        assertEquals(new RawText("Base64"), fields.encoding());
        assertEquals(Optional.of(new RawText("Q2hlY2s=")), fields.md5());
        assertEquals(List.of(new RawText("en"), new RawText("de")), fields.languages());
        assertEquals(Optional.of(new RawText("http://example.org/")), fields.location());
        var disposition = fields.disposition().orElseThrow();
        assertEquals("attachment", disposition.type().octets());
        assertEquals("a \"b\".html", disposition.parameters().getFirst().value().octets());
        assertEquals("7", disposition.parameters().getLast().value().octets());
    }

    @Test
    void keepsTheHeaderBesideUnlessItIsLong() {
        var mail = Mail.of("Subject: x\n\nbody");
        assertEquals(Optional.of(new RawText("Subject: x\r\n\r\n")), mail.read().header());
        int size = MimeLimits.KEPT_HEADER_OCTETS_MAX;
        assertEquals(size, longHeader(size).read().header().orElseThrow().octets().length());
        assertEquals(Optional.empty(), longHeader(size + 1).read().header());
    }

    private static Mail longHeader(int size) {
        return new Mail("X: " + "x".repeat(size - 7) + "\r\n\r\nbody");
    }

    private static BodyPart.Leaf leaf(BodyPart part) {
        return assertInstanceOf(BodyPart.Leaf.class, part);
    }
}
