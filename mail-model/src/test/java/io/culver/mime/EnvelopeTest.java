package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.Address;
import io.culver.model.Envelope;
import io.culver.model.RawText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ENVELOPE's fields. RFC 9051 §7.5.2, RFC 5322 §3.4, RFC 5322 appendix A. Rule H12. */
class EnvelopeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    jdoe@example.org                          | - jdoe @ example.org
                    John Doe <jdoe@machine.example>           | John Doe jdoe @ machine.example
                    "Joe Q. Public" <john.q@example.com>      | Joe Q. Public john.q @ example.com
                    <boss@nil.test>, a@b                      | - boss @ nil.test; - a @ b
                    "Giant; \\"Big\\" Box" <s@example.net>    | Giant; "Big" Box s @ example.net
                    Pete(A nice \\) chap) <pete(his)@silly.test(x)> | Pete pete @ silly.test
                    jdoe@example.org (John Doe)               | John Doe jdoe @ example.org
                    John Q. Public <j@b>                      | John Q. Public j @ b
                    Mary <@machine.tld,@b.tld:mary@ex.net>    | Mary [@machine.tld,@b.tld] mary @ ex.net
                    "a b"@example.org                         | - a b @ example.org
                    a . b @ c . d                             | - a.b @ c.d
                    x@[192.0.2.1]                             | - x @ [192.0.2.1]
                    a@b <c@d>                                 | a@b c @ d
                    root                                      | - root @
                    Someone Else                              | Someone Else @
                    Doe, John <j@b>                           | - Doe @; John j @ b
                    =?utf-8?q?J=C3=B6rg?= <j@b>               | =?utf-8?q?J=C3=B6rg?= j @ b
                    <>                                        | - @
                    ,,a@b,,                                   | - a @ b
                    A Group:Ed <e@x>,f@y;                     | A Group:(Ed e @ x; - f @ y)
                    Undisclosed recipients:;                  | Undisclosed recipients:()
                    a:b@c;,d@e                                | a:(- b @ c); - d @ e
                    open:b@c                                  | open:(- b @ c)
                    <a@b                                      | - a @ b
                    "open                                     | - open @
                    a@b (open \\                              | open \\ a @ b
                    """)
    void readsAddresses(String field, String shown) {
        assertEquals(shown, show(envelope("To: " + field).to()));
    }

    /** Rule H11. */
    @Test
    void shownTextIsUnfoldedAndNotDecoded() {
        var envelope =
                envelope(
                        """
                        SUBJECT:  =?iso-8859-1?q?f=FCr?=\t
                        \tfolded\s
                        date :Fri, 21 Nov 1997 09:55:06 -0600
                        Message-ID: <a@b>
                        In-Reply-To: <c@d>
                         <e@f>
                        Subject: another\
                        """);
        assertEquals(
                Optional.of(new RawText("=?iso-8859-1?q?f=FCr?=\t\tfolded")), envelope.subject());
        assertEquals(Optional.of(new RawText("Fri, 21 Nov 1997 09:55:06 -0600")), envelope.date());
        assertEquals(Optional.of(new RawText("<a@b>")), envelope.messageId());
        assertEquals(Optional.of(new RawText("<c@d> <e@f>")), envelope.inReplyTo());
    }

    @Test
    void anEmptyFieldIsNotAnAbsentOne() {
        assertEquals(Optional.of(RawText.EMPTY), envelope("Subject:").subject());
        assertEquals(Optional.empty(), envelope("To: a@b").subject());
    }

    @Test
    void senderAndReplyToDefaultToFrom() {
        var envelope = envelope("From: a@b\nSender:\nReply-To: c@d");
        assertEquals("- a @ b", show(envelope.sender()));
        assertEquals("- c @ d", show(envelope.replyTo()));
        assertEquals("- a @ b", show(envelope("From: a@b").replyTo()));
        assertEquals(List.of(), envelope("Sender: a@b").from());
    }

    @Test
    void joinsTheAddressesOfRepeatedFields() {
        assertEquals("- a @ b; - c @ d", show(envelope("Cc: a@b\nTo: x@y\ncc: c@d").cc()));
    }

    @Test
    void neverShowsLineEndsOrNul() {
        var envelope = new Mail("Subject: a\rb\0c\r\n\r\n").read().envelope();
        assertEquals(Optional.of(new RawText("a b c")), envelope.subject());
    }

    private static Envelope envelope(String header) {
        return Mail.of(header + "\n\nbody").read().envelope();
    }

    private static String show(List<? extends Address> addresses) {
        return addresses.stream().map(EnvelopeTest::show).collect(Collectors.joining("; "));
    }

    private static String show(Address address) {
        return switch (address) {
            case Address.Group(var name, var members) -> name + ":(" + show(members) + ")";
            case Address.Mailbox(var name, var route, var local, var domain) ->
                    (name.map(RawText::octets).orElse("-")
                                    + route.map(text -> " [" + text + "]").orElse("")
                                    + " "
                                    + local.orElseThrow()
                                    + " @ "
                                    + domain.orElseThrow())
                            .replaceAll(" +", " ")
                            .strip();
        };
    }
}
