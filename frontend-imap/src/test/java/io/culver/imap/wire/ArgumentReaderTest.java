package io.culver.imap.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.MailboxName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentReaderTest {

    private static ArgumentReader reader(String line) {
        return new ArgumentReader(Frame.of(line), false);
    }

    private static <T> T read(String line, Function<ArgumentReader, T> production) {
        ArgumentReader in = reader(line);
        T value = production.apply(in);
        in.end();
        return value;
    }

    private static int refusedAt(String line, Consumer<ArgumentReader> production) {
        ArgumentReader in = reader(line);
        return assertThrows(
                        ImapSyntaxException.class,
                        () -> {
                            production.accept(in);
                            in.end();
                        })
                .offset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"abc|abc", "\"a b\"|a b", "\"a\\\"b\\\\c\"|a\"b\\c", "a]b|a]b", "\"\"|~~"})
    void readsStrings(String line, String text) {
        assertEquals(text, read(line, ArgumentReader::astring));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"abc|4", "\"a\\x\"|3", "(|0", "a b|1", "{5-}|0", "\"\u00fc\"|1"})
    void refusesStrings(String line, int offset) {
        assertEquals(offset, refusedAt(line, ArgumentReader::astring));
    }

    @Test
    void readsLiteralsBetweenLines() {
        var frame =
                new Frame(
                        List.of(FrameOctets.of(""), FrameOctets.of(" "), FrameOctets.of("")),
                        List.of(
                                new Frame.Literal(FrameOctets.of("a\r\n"), false),
                                new Frame.Literal(FrameOctets.of(""), false)),
                        Optional.empty());
        var in = new ArgumentReader(frame, false);
        assertEquals("a\r\n", in.astring());
        assertEquals("", in.space().astring());
        in.end();
    }

    @Test
    void refusesBinaryLiteralsAndNul() {
        for (var literal :
                List.of(
                        new Frame.Literal(FrameOctets.of("a"), true),
                        new Frame.Literal(FrameOctets.of("\0"), false))) {
            var frame =
                    new Frame(
                            List.of(FrameOctets.of(""), FrameOctets.of("")),
                            List.of(literal),
                            Optional.empty());
            var in = new ArgumentReader(frame, false);
            assertThrows(ImapSyntaxException.class, in::astring);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|[1-1]",
                "1:3,7|[1-3, 7-7]",
                "*:4|[*-4]",
                "4294967295:*|[4294967295-*]",
                "3:1|[3-1]"
            })
    void readsMessageSets(String line, String ranges) {
        var set = (MessageSet.ByNumber) read(line, ArgumentReader::messageSet);
        assertEquals(
                ranges.replace("*", String.valueOf(Long.MAX_VALUE)),
                set.ranges().stream().map(r -> r.first() + "-" + r.last()).toList().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4294967296", "1:", "1,,2", "", "-1", ":4", "1:0", "99999999999"})
    void refusesMessageSets(String line) {
        refusedAt(line, ArgumentReader::messageSet);
    }

    @Test
    void readsMessageSetUpToWhatCannotBelongToIt() {
        ArgumentReader in = reader("1:2:3,4");
        assertEquals(new MessageSet.ByNumber(List.of(new MessageSet.Range(1, 2))), in.messageSet());
        assertTrue(in.isNext(':'));
    }

    @Test
    void takesMessageSetsForUidsAfterUid() {
        ArgumentReader in = reader("5");
        in.useUids();
        assertEquals(new MessageSet.ByUid(List.of(new MessageSet.Range(5, 5))), in.messageSet());
        assertEquals(new MessageSet.Saved(), read("$", ArgumentReader::messageSet));
    }

    @Test
    void readsFlags() {
        assertEquals(
                Flags.of(Flag.SEEN, Flag.of("$Forwarded")),
                read("(\\sEEN $Forwarded)", ArgumentReader::flagList));
        assertEquals(1, refusedAt("(\\Recent)", ArgumentReader::flagList));
        assertEquals(1, refusedAt("(\\Nonsense)", ArgumentReader::flagList));
    }

    @Test
    void readsMailboxNamesInModifiedUtf7() {
        assertEquals(new MailboxName("Entwürfe"), read("Entw&APw-rfe", ArgumentReader::mailbox));
        assertEquals(MailboxName.INBOX, read("inBox", ArgumentReader::mailbox));
        assertEquals(0, refusedAt("a//b", ArgumentReader::mailbox));
        assertEquals(0, refusedAt("&Jjo!", ArgumentReader::mailbox));
    }

    @Test
    void readsMailboxNamesInUtf8OnceThatIsOn() {
        var in = new ArgumentReader(Frame.of("\"Entw\u00c3\u00bcrfe\""), true);
        assertEquals(new MailboxName("Entwürfe"), in.mailbox());
        var raw = new ArgumentReader(Frame.of("\"\u00ff\""), true);
        assertThrows(ImapSyntaxException.class, raw::mailbox);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Gr\u00c3\u00bc\u00c3\u009fe\"", "\"Gr\u00fc\u00dfe\""})
    void readsWhatIsLookedForInTwoCharsets(String line) {
        assertEquals("Grüße", new ArgumentReader(Frame.of(line), true).soughtText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" 1-Jan-2026 10:00:00 +0530\"", "\"01-Jan-2026 10:00:00 +0530\""})
    void readsDateTimesWithSpaceOrZero(String line) {
        assertEquals(
                "01-Jan-2026 10:00:00 +0530", Dates.format(read(line, ArgumentReader::dateTime)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1-Jan-2026 10:00:00 +0530\"",
                "\"31-Feb-2026 10:00:00 +0000\"",
                "\"01-Jan-2026 25:00:00 +0000\"",
                "\"01-Jan-2026 10:00:00 +9999\"",
                "01-Jan-2026"
            })
    void refusesOtherDateTimes(String line) {
        refusedAt(line, ArgumentReader::dateTime);
    }

    @Test
    void endsNestingAtItsBound() {
        String deep = "(".repeat(ArgumentReader.MAX_DEPTH + 1);
        ArgumentReader in = reader(deep);
        for (int i = 0; i < ArgumentReader.MAX_DEPTH; i++) {
            in.open();
        }
        assertThrows(ImapSyntaxException.class, in::open);
    }
}
