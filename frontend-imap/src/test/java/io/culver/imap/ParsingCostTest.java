package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What reading a command allocates on the heap, beside the octets that the client sent: in
 * proportion to them, and little beyond what comes out of it. {@code -Dparsing.print=true} prints
 * it.
 */
class ParsingCostTest {
    private static final int WARM_UP = 3_000;
    private static final int TIMES = 1_000;

    private static final Grammar GRAMMAR = WholeGrammar.get();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Object last = "";

    private static Stream<Arguments> commands() {
        String numbers =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> String.valueOf(10_001 + 2 * i))
                        .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("NOOP", 250),
                Arguments.of("SELECT INBOX", 1_200),
                Arguments.of("STATUS Archive (MESSAGES UIDNEXT UNSEEN)", 2_400),
                Arguments.of("UID FETCH 1:* (UID FLAGS)", 1_900),
                Arguments.of(
                        "FETCH 1:20000 (UID FLAGS BODY.PEEK[HEADER.FIELDS (FROM TO SUBJECT DATE)])",
                        2_600),
                Arguments.of("UID STORE 4711 +FLAGS.SILENT (\\Seen $Forwarded)", 1_700),
                Arguments.of("UID SEARCH UNSEEN SINCE 1-Jan-2026 SUBJECT hello", 2_200),
                Arguments.of("SEARCH TEXT \"" + "words ".repeat(1_000) + '"', 16_000),
                Arguments.of("UID FETCH " + numbers + " FLAGS", 70_000));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void allocatesLittleMoreThanWhatItReads(String command, long octetsMax) {
        Frame frame = Frame.of("a " + command);
        for (int i = 0; i < WARM_UP; i++) {
            last = parse(frame);
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            last = parse(frame);
        }
        long octets = (THREADS.getCurrentThreadAllocatedBytes() - before) / TIMES;
        if (Boolean.getBoolean("parsing.print")) {
            String name = command.substring(0, Math.min(70, command.length()));
            System.out.println(command.length() + " | " + octets + " | " + name);
        }
        assertTrue(octets <= octetsMax, () -> octets + " octets for " + last);
    }

    private static Object parse(Frame frame) {
        var in = new ArgumentReader(frame, false);
        in.tag();
        String name = in.space().keyword();
        boolean isUid = name.equals("UID");
        if (isUid) {
            in.useUids();
            name = in.space().keyword();
        }
        Command<?> command = GRAMMAR.command(name, isUid).orElseThrow();
        Object request = command.parse(in);
        in.end();
        return request;
    }
}
