package io.culver.imap.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Uploads;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.RefusedException;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.Status;
import io.culver.imap.session.DisconnectedException;
import io.culver.imap.session.Input;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.LiteralStream;
import io.culver.imap.wire.ResponseWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Framing before and after login, whole and cut into single octets. */
class FrameDecoderTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private boolean isFull;
    private boolean isSettled = true;
    private final FrameDecoder decoder =
            new FrameDecoder(
                    Grammar.of(List.of(grammar -> grammar.command(new Streaming()))),
                    () -> isFull,
                    () -> isSettled,
                    Uploads.STANDARD,
                    Limits.STALL,
                    new LimitHits(meters));
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);

    /** A command whose literal is read as it comes. */
    private static final class Streaming implements Command.Any<NoArguments> {
        @Override
        public Signature signature() {
            return Signature.of("APPEND").withMessageAfter(1);
        }

        @Override
        public NoArguments parse(ArgumentReader in) {
            return new NoArguments();
        }

        @Override
        public Reply run(NoArguments request, Session session, Responder out) {
            return Reply.ok("done");
        }
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
        channel.checkException();
    }

    /** {@code ^} is CRLF; other controls are their Unicode pictures. */
    private static String octets(String pictures) {
        var octets = new StringBuilder();
        for (char c : pictures.replace("^", "\r\n").toCharArray()) {
            octets.append(c >= '␀' && c <= '␟' ? (char) (c - '␀') : c);
        }
        return octets.toString();
    }

    private void sendOctetByOctet(String text) {
        text.chars().forEach(c -> send(String.valueOf((char) c)));
    }

    private List<String> received() {
        List<String> inputs = new ArrayList<>();
        for (Input input = channel.readInbound(); input != null; input = channel.readInbound()) {
            inputs.add(describe(input));
        }
        return inputs;
    }

    private static String describe(Input input) {
        return switch (input) {
            case Input.Line(var frame, _, _) -> {
                var text = new StringBuilder(frame.lines().getFirst());
                for (int i = 0; i < frame.literals().size(); i++) {
                    text.append('<').append(frame.literals().get(i).octets()).append('>');
                    text.append(frame.lines().get(i + 1));
                }
                yield text.toString();
            }
            case Input.LiteralAnnounced() -> "+";
            case Input.Rejected(var tag, var status, var isLast) ->
                    tag.orElse("*") + ' ' + text(status) + (isLast ? " and close" : "");
            default -> input.toString();
        };
    }

    private static String text(Status status) {
        var octets = new ByteArrayOutputStream();
        var out = new ResponseWriter(octets::writeBytes, false);
        status.writeTo(out);
        out.flush();
        String[] words = octets.toString(StandardCharsets.US_ASCII).split(" ", -1);
        return words[1].startsWith("[") ? words[0] + ' ' + words[1] : words[0];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a NOOP^|a NOOP",
                "a NOOP^b NOOP^|a NOOP,b NOOP",
                "^|~~",
                "a LOGIN {3}^joe {0}^^|+,+,a LOGIN <joe> <>",
                "a LOGIN {3+}^joe {3+}^x^^|a LOGIN <joe> <x^>",
                "a LOGIN {4294967295}^b NOOP^|a NO [TOOBIG],b NOOP",
                "a LOGIN {99999999999999999999999999999999999999999}^b NOOP^|a BAD,b NOOP",
                "a LOGIN {104857600+}^xxx|* BYE [TOOBIG] and close",
                "a LOGIN {4097+}^xxx|* BYE [TOOBIG] and close",
                "a LOGIN {-1}^|a LOGIN {-1}",
                "a LOGIN {+5}^|a LOGIN {+5}",
                "a LOGIN {0x10}^|a LOGIN {0x10}",
                "a LOGIN { 5}^|a LOGIN { 5}",
                "a ID {1+}^x{1+}^x{1+}^x{1+}^x{1+}^x^b NOOP^|a NO [LIMIT],b NOOP",
                "a ID {1+}^x{1+}^x{1+}^x{1+}^x{1}^b NOOP^|a NO [LIMIT],b NOOP",
                "a NO␀OP^b NOOP^|a BAD,b NOOP",
                "a NO␍OP^b NOOP^|a BAD,b NOOP",
                "a x␀ {4+}^ab^^b NOOP^|a BAD,b NOOP",
                "*a x␀^|* BAD",
                "a NOOP␊b NOOP^|* BAD and close",
                "a X ((((((((((((((((((((((((((((((((^|a X ((((((((((((((((((((((((((((((((",
                "a X (((((((((((((((((((((((((((((((((|a BAD",
                "a X (((((((((((((((((((((((((((((((((((^b NOOP^|a BAD,b NOOP",
                "a X (((((((((((((((((((((((((((((((((((x{4+}^ab^^b NOOP^|a BAD,b NOOP",
                "a X (((((((((((((((((((((((((((((((((((x{4}^b NOOP^|a BAD,b NOOP",
                "a X (((((((((((((((({1}^x((((((((((((((((((|+,a BAD",
                "a X \"(((((((((((((((((\\\"((((((((((((((((^b NOOP^|"
                        + "a X \"(((((((((((((((((\\\"((((((((((((((((,b NOOP",
                "␖␃␁|* BYE and close"
            })
    void findsCommands(String sent, String inputs) {
        String octets = octets(sent);
        List<String> expected = List.of(inputs.replace("^", "\r\n").split(",", -1));
        send(octets);
        assertEquals(expected, received());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a LOGIN {3}^joe {0}^^b NOOP^",
                "a ID {1+}^x{1+}^x{1+}^x{1+}^x{1+}^x^b NOOP^",
                "a NO␀OP {3+}^abc^b NOOP^",
                "a LOGIN {5000}^b NOOP^"
            })
    void findsTheSameInSingleOctets(String sent) {
        String octets = octets(sent);
        send(octets);
        List<String> whole = received();
        var other = new FrameDecoderTest();
        other.sendOctetByOctet(octets);
        assertEquals(whole, other.received());
    }

    @Test
    void endsTheConnectionOverALineThatIsTooLong() {
        send("a".repeat(Limits.LINE_BEFORE_LOGIN + 1));
        assertEquals(List.of("* BYE [LIMIT] and close"), received());
    }

    @Test
    void takesLongerLinesAfterLogin() {
        decoder.trust();
        String line = "a" + "b".repeat(Limits.LINE_BEFORE_LOGIN);
        send(line + "\r\n");
        assertEquals(List.of(line), received());
    }

    /** Case 55: nothing is kept of it, and not even its end need come. */
    @Test
    void goesOnBehindALineThatIsTooLongAfterLogin() {
        decoder.trust();
        send("a X \"" + "x".repeat(Limits.LINE));
        assertEquals(List.of("a BAD"), received());
        send("x".repeat(Limits.LINE) + "\"\r\nb NOOP\r\n");
        assertEquals(List.of("b NOOP"), received());
        send("c X " + "x".repeat(Limits.LINE) + "{4+}\r\nd NO {1}\r\ne NOOP\r\n");
        assertEquals(List.of("c BAD", "e NOOP"), received());
        send("f X " + "x".repeat(Limits.LINE_SKIPPED));
        assertEquals(List.of("f BAD", "* BYE [LIMIT] and close"), received());
    }

    /** Until it is known who sends it, nobody can tell whether it is too much. */
    @Test
    void judgesWhatFollowsALoginByItsOutcome() {
        isSettled = false;
        send("b APPEND INBOX {20000}\r\n");
        assertNull(channel.readInbound());
        assertTrue(!decoder.wantsMore());
        decoder.trust();
        channel.pipeline().fireUserEventTriggered(Resume.READING);
        assertEquals(20_000, stream().size().octets());
    }

    @Test
    void judgesWhatFollowsAFailedLoginByItsOutcome() {
        isSettled = false;
        send("b APPEND INBOX {20000}\r\nc NOOP\r\n");
        assertNull(channel.readInbound());
        isSettled = true;
        channel.pipeline().fireUserEventTriggered(Resume.READING);
        assertEquals(List.of("b NO [TOOBIG]", "c NOOP"), received());
        assertTrue(decoder.wantsMore());
    }

    @Test
    void swallowsARefusedLiteralAfterLogin() {
        decoder.trust();
        send("a APPEND INBOX {5000+}\r\n" + "x".repeat(5000) + "\r\nb NOOP\r\n");
        assertEquals(List.of("a BAD [TOOBIG]", "b NOOP"), received());
    }

    @Test
    void refusesAMessageThatIsTooBigWithoutAskingForIt() {
        decoder.trust();
        long tooBig = Limits.MESSAGE.octets() + 1;
        send("a APPEND INBOX {" + tooBig + "}\r\nb NOOP\r\n");
        assertEquals(List.of("a NO [TOOBIG]", "b NOOP"), received());
        send("a APPEND INBOX {" + tooBig + "+}\r\n");
        assertEquals(List.of("* BYE [TOOBIG] and close"), received());
    }

    @Test
    void stopsWhenTooManyCommandsWait() {
        isFull = true;
        send("a NOOP\r\n");
        assertNull(channel.readInbound());
        isFull = false;
        channel.pipeline().fireUserEventTriggered(Resume.READING);
        assertEquals(List.of("a NOOP"), received());
    }

    private LiteralStream stream() {
        Input.Line line = assertInstanceOf(Input.Line.class, channel.readInbound());
        return line.frame().stream().orElseThrow();
    }

    @Test
    void asksForAMessageOnlyOnceItIsAccepted() {
        decoder.trust();
        send("a APPEND {5}\r\nINBOX {3}\r\n");
        assertInstanceOf(Input.LiteralAnnounced.class, channel.readInbound());
        LiteralStream message = stream();
        assertNull(channel.readOutbound());
        message.accept();
        channel.runPendingTasks();
        assertTrue(channel.readOutbound() != null);
        send("abc\r\nb NOOP\r\n");
        assertEquals("abc", readOn(message));
        assertEquals("[]", message.rest().lines().toString());
        message.finish();
        channel.runPendingTasks();
        assertEquals(List.of("b NOOP"), received());
    }

    @Test
    void goesOnWithTheNextCommandAfterARefusedMessage() {
        decoder.trust();
        send("a APPEND INBOX {3}\r\n");
        stream().finish();
        channel.runPendingTasks();
        send("b NOOP\r\n");
        assertEquals(List.of("b NOOP"), received());
    }

    @Test
    void swallowsAMessageThatCameUnaskedAndIsNotWanted() {
        decoder.trust();
        send("a APPEND INBOX {6+}\r\nabc");
        stream().finish();
        channel.runPendingTasks();
        send("def\r\nb NOOP\r\n");
        assertEquals(List.of("b NOOP"), received());
    }

    private static String readOn(LiteralStream message) {
        var octets = new StringBuilder();
        for (Optional<byte[]> it = message.next(); it.isPresent(); it = message.next()) {
            octets.append(new String(it.orElseThrow(), StandardCharsets.US_ASCII));
        }
        return octets.toString();
    }

    @Test
    void handsOverWhatFollowsAMessageWithTheNextOne() {
        decoder.trust();
        sendOctetByOctet("a APPEND INBOX {3+}\r\nabc (k) {4+}\r\ndefg\r\nb NOOP\r\n");
        LiteralStream first = stream();
        assertEquals("abc", readOn(first));
        Frame between = first.rest();
        assertEquals("[ (k) ]", between.lines().toString());
        LiteralStream second = between.stream().orElseThrow();
        assertEquals("defg", readOn(second));
        assertEquals("[]", second.rest().lines().toString());
        first.finish();
        channel.runPendingTasks();
        assertEquals(List.of("b NOOP"), received());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 6, 10, 13, 14})
    void dropsTheRestOfACommandWhereverItIsGivenUp(int sent) {
        decoder.trust();
        String rest = "abc (k) {4+}\r\ndefg {2+}\r\nhi\r\nb NOOP\r\n";
        send("a APPEND INBOX {3+}\r\n" + rest.substring(0, sent));
        stream().finish();
        channel.runPendingTasks();
        send(rest.substring(sent));
        assertEquals(List.of("b NOOP"), received());
    }

    @Test
    void refusesTheCommandOverALaterMessageThatIsTooBig() {
        decoder.trust();
        long tooBig = Limits.MESSAGE.octets() + 1;
        send("a APPEND INBOX {3+}\r\nabc {" + tooBig + "}\r\nb NOOP\r\n");
        LiteralStream message = stream();
        assertEquals("abc", readOn(message));
        assertThrows(RefusedException.class, message::rest);
        assertEquals(List.of("b NOOP"), received());
    }

    @Test
    void refusesTheCommandOverALineThatIsTooLongBehindAMessage() {
        decoder.trust();
        send("a APPEND INBOX {3+}\r\nabc" + "x".repeat(Limits.LINE + 1));
        LiteralStream message = stream();
        assertEquals("abc", readOn(message));
        assertThrows(RefusedException.class, message::rest);
        send("\r\nb NOOP\r\n");
        assertEquals(List.of("b NOOP"), received());
    }

    @Test
    void tellsTheReaderOfAMessageThatTheClientIsGone() {
        decoder.trust();
        send("a APPEND INBOX {3+}\r\nabc");
        LiteralStream message = stream();
        var _ = channel.close();
        assertEquals("abc", readOn(message));
        assertThrows(DisconnectedException.class, message::rest);
    }

    @Test
    void stopsReadingWhileAMessageIsNotTaken() {
        decoder.trust();
        int size = Limits.STREAM_WINDOW * 2;
        send("a APPEND INBOX {" + size + "}\r\n");
        LiteralStream message = stream();
        message.accept();
        channel.runPendingTasks();
        send("x".repeat(Limits.STREAM_WINDOW));
        assertTrue(!decoder.wantsMore());
        assertEquals(Limits.STREAM_PIECE, message.next().orElseThrow().length);
        assertTrue(decoder.wantsMore());
    }

    @Test
    void forgetsWhatCameBeforeTls() {
        send("b LOGIN {20+}\r\nabc");
        decoder.discard();
        send("c NOOP\r\n");
        assertEquals(List.of("c NOOP"), received());
    }
}
