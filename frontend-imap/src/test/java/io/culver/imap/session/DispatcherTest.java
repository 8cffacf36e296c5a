package io.culver.imap.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged of a command that is refused, and what is not. */
class DispatcherTest {

    private static final String PRIVATE = "nobody-may-read-this";

    private final Logger logger = (Logger) LoggerFactory.getLogger(Dispatcher.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Grammar grammar = Grammar.of(List.of());
    private final Session session =
            new Session(grammar, InetAddress.getLoopbackAddress(), true, false, false);
    private final Dispatcher dispatcher = new Dispatcher(session, "c0ffee");

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(logged);
    }

    /** A command that reads its argument and is refused. */
    private record Refused(MailError error) implements Command.Any<String> {

        @Override
        public Signature signature() {
            return Signature.of("REFUSED");
        }

        @Override
        public String parse(ArgumentReader in) {
            return in.space().astring();
        }

        @Override
        public Reply run(String request, Session session, Responder out) {
            throw new MailException(error, "a mailbox id is above 0");
        }
    }

    private Reply.Finished dispatch(MailError error) {
        var in = new ArgumentReader(Frame.of(" " + PRIVATE), false);
        var out = new Responder(new ResponseWriter(octets -> {}, false));
        return assertInstanceOf(
                Reply.Finished.class, dispatcher.dispatch(new Refused(error), in, out));
    }

    @Test
    void logsOnceWhatTheStoreTookForNonsense() {
        assertEquals(Optional.of(Code.SERVERBUG), dispatch(MailError.INVALID).status().code());
        assertEquals(1, logged.list.size());
        ILoggingEvent warning = logged.list.getFirst();
        assertEquals(Level.WARN, warning.getLevel());
        assertEquals(
                Map.of(
                        Keys.CONNECTION, "c0ffee",
                        Keys.COMMAND, "REFUSED",
                        Keys.REFUSAL, "a mailbox id is above 0"),
                facts(warning));
        assertFalse((warning.getFormattedMessage() + facts(warning)).contains(PRIVATE));
    }

    private static Map<String, Object> facts(ILoggingEvent event) {
        return event.getKeyValuePairs().stream()
                .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    @Test
    void logsNothingOfRefusalsThatAreTheClientsToKnow() {
        for (MailError error : MailError.values()) {
            if (error != MailError.INVALID && error != MailError.OUTCOME_UNKNOWN) {
                var _ = dispatch(error);
            }
        }
        assertEquals(List.of(), logged.list);
    }
}
