package io.culver.imap.base.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Reply;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.FrameOctets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that are well said but refused: NO, not BAD. RFC 9051 §6.4.4, §7.1 */
class SearchRefusalTest {

    private static final int DEPTH = Limits.SEARCH_DEPTH;

    static Stream<String> largest() {
        return Stream.of(
                "NOT ".repeat(DEPTH - 1) + "ALL",
                "OR ALL ".repeat(DEPTH - 1) + "ALL",
                "(".repeat(DEPTH - 1) + "ALL" + ")".repeat(DEPTH - 1),
                "ALL" + " ALL".repeat(Limits.SEARCH_KEYS - 1));
    }

    static Stream<String> tooLarge() {
        return Stream.of(
                "NOT ".repeat(DEPTH) + "ALL",
                "OR ALL ".repeat(DEPTH) + "ALL",
                "(".repeat(DEPTH) + "ALL" + ")".repeat(DEPTH),
                "(".repeat(60_000),
                "NOT ".repeat(15_000) + "nonsense",
                "ALL" + " ALL".repeat(Limits.SEARCH_KEYS));
    }

    @ParameterizedTest
    @MethodSource("largest")
    void takesKeysUpToTheLimits(String keys) {
        assertInstanceOf(Program.Keys.class, FiveMessages.parse("a SEARCH " + keys).program());
    }

    /** Rules B14, J22. */
    @ParameterizedTest
    @MethodSource("tooLarge")
    void refusesKeysBeyondTheLimits(String keys) {
        assertEquals("NO [LIMIT] Search keys are too many or too deep", refusal(keys));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHARSET UTF-8 ALL", "CHARSET utf-8 ALL", "CHARSET \"US-ASCII\" ALL"})
    void takesItsTwoCharsets(String program) {
        assertInstanceOf(Program.Keys.class, FiveMessages.parse("a SEARCH " + program).program());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHARSET KOI8-R ALL",
                "CHARSET UTF-7 ALL",
                "CHARSET UTF-16 ALL",
                "CHARSET ISO-2022-JP ALL",
                "CHARSET x-unknown \"\""
            })
    void refusesOtherCharsets(String program) {
        assertEquals(
                "NO [BADCHARSET (UTF-8 US-ASCII)] Character set is not supported",
                refusal(program));
    }

    @Test
    void passesOverTextInACharsetThatItRefuses() {
        var frame =
                new Frame(
                        List.of(
                                FrameOctets.of("a SEARCH CHARSET KOI8-R TEXT "),
                                FrameOctets.of(" SEEN")),
                        List.of(new Frame.Literal(FrameOctets.of("\u00CD\u00C1"), false)),
                        Optional.empty());
        assertInstanceOf(Program.Refused.class, FiveMessages.parse(frame).program());
    }

    private static String refusal(String program) {
        var refused =
                assertInstanceOf(
                        Program.Refused.class, FiveMessages.parse("a SEARCH " + program).program());
        var reply = assertInstanceOf(Reply.Finished.class, refused.reply());
        return FiveMessages.written(reply.status());
    }
}
