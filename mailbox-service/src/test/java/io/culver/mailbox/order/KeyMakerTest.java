package io.culver.mailbox.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.culver.mailbox.limits.Limits;
import io.culver.model.Address;
import io.culver.model.Envelope;
import io.culver.model.RawText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** J12, J13: what SORT and THREAD compare of a header. RFC 5256 §3, RFC 5957 §3 */
class KeyMakerTest {
    private final KeyMaker maker = new KeyMaker(new byte[] {1, 2, 3});

    @ParameterizedTest
    @CsvSource({
        "Zoe, alice, example.org, ALICE, ZOE",
        "=?utf-8?q?=C3=89mile?=, alice, example.org, ALICE, ÉMILE",
        "'', alice, example.org, ALICE, ALICE@EXAMPLE.ORG",
        ", alice, example.org, ALICE, ALICE@EXAMPLE.ORG",
        ", alice, , ALICE, ALICE",
        ", , , '', ''"
    })
    void takesTheFirstAddress(
            String name, String local, String domain, String mailbox, String displayed) {
        var first = new Address.Mailbox(raw(name), Optional.empty(), raw(local), raw(domain));
        var second = new Address.Mailbox(raw("A"), Optional.empty(), raw("a"), raw("example.org"));
        MessageKeys keys = make("", List.of(first, second), Optional.empty());
        assertKey(mailbox, keys.from());
        assertKey(displayed, keys.displayFrom());
        assertKey(mailbox, keys.to());
        assertKey(displayed, keys.displayTo());
        assertKey(mailbox, keys.cc());
    }

    @Test
    void takesAGroupForItsName() {
        MessageKeys keys =
                make("", List.of(new Address.Group(new RawText("Friends"), List.of())), raw(""));
        assertKey("FRIENDS", keys.from());
        assertKey("FRIENDS", keys.displayTo());
    }

    @Test
    void boundsTextsAndSharesEqualOnes() {
        MessageKeys one = make("x".repeat(100_000), List.of(), Optional.empty());
        MessageKeys other = make("Re: " + "x".repeat(100_000), List.of(), Optional.empty());
        assertEquals(Limits.SORT_KEY_LENGTH, one.subject().length);
        assertSame(one.subject(), other.subject());
    }

    @Test
    void numbersIdsByTheSecret() {
        MessageKeys keys = make("", List.of(), raw("<a@x> <A@x> <\"a\"@x>"));
        long[] references = keys.references();
        assertEquals(3, references.length);
        assertEquals(references[0], references[2]);
        assertNotEquals(references[0], references[1]);
        MessageKeys elsewhere =
                new KeyMaker(new byte[] {4}).make(envelope("", List.of()), raw("<a@x>"));
        assertNotEquals(references[0], elsewhere.references()[0]);
    }

    private MessageKeys make(String subject, List<Address> people, Optional<RawText> references) {
        return maker.make(envelope(subject, people), references);
    }

    private static Envelope envelope(String subject, List<Address> people) {
        return new Envelope(
                Optional.empty(),
                raw(subject),
                people,
                people,
                people,
                people,
                people,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<RawText> raw(String text) {
        return Optional.ofNullable(text).map(RawText::new);
    }

    private static void assertKey(String expected, byte[] key) {
        String decomposed = expected.replace("É", "E\u0301");
        assertArrayEquals(decomposed.getBytes(StandardCharsets.UTF_8), key);
    }
}
