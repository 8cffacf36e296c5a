package io.culver.imap.session;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.RefusedException;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command in the state that it needs, and turns its failures into replies. The state is
 * checked before the arguments are read, so that a stranger reaches few parsers. RFC 9051 §3
 */
final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Session session;
    private final String connection;
    private long bugs;

    Dispatcher(Session session, String connection) {
        this.session = session;
        this.connection = connection;
    }

    /** Reads the arguments of this command and runs it. */
    <R> Reply dispatch(Command<R> command, ArgumentReader in, Responder out) {
        return answered(command.signature().name(), () -> run(command, in, out));
    }

    private <R> Reply run(Command<R> command, ArgumentReader in, Responder out) {
        return switch (command) {
            case Command.Any<R> c -> c.run(read(c, in), session, out);
            case Command.NotAuthenticated<R> c ->
                    session.state() instanceof State.NotAuthenticated state
                            ? c.run(read(c, in), state, out)
                            : wrongState();
            case Command.Authenticated<R> c ->
                    session.state() instanceof State.LoggedIn state
                            ? c.run(read(c, in), state, out)
                            : wrongState();
            case Command.Selected<R> c ->
                    session.state() instanceof State.Selected state
                            ? c.run(read(c, in), state, out)
                            : wrongState();
        };
    }

    private <R> R read(Command<R> command, ArgumentReader in) {
        R request = command.parse(in);
        in.end();
        boolean usesNumbers = command.signature().usesNumbers() && !in.isUid();
        if (session.wording().usesUids() && (usesNumbers || in.namesNumbers())) {
            throw new RefusedException(
                    Reply.bad(Code.UIDREQUIRED, "Messages have no numbers").status());
        }
        return request;
    }

    private static Reply wrongState() {
        return Reply.bad("Command is not valid in this state");
    }

    /** The reply of a step of the named command, whatever happens in it. */
    Reply answered(String command, Supplier<Reply> step) {
        try {
            return step.get();
        } catch (ImapSyntaxException nonsense) {
            return Reply.bad(nonsense.text());
        } catch (MailException refusal) {
            if (refusal.error() == MailError.INVALID) {
                // The client is only told that it is our mistake: what was wrong stands here.
                log.atWarn()
                        .addKeyValue(Keys.CONNECTION, connection)
                        .addKeyValue(Keys.COMMAND, command)
                        .addKeyValue(Keys.REFUSAL, refusal.getMessage())
                        .log("the store refused a request as invalid");
            }
            return Refusals.replyTo(refusal);
        } catch (RefusedException refused) {
            return new Reply.Finished(refused.status(), Reply.Next.COMMAND);
        } catch (DisconnectedException gone) {
            throw gone;
        } catch (RuntimeException bug) {
            String reference = connection + "-" + ++bugs;
            log.atError()
                    .addKeyValue(Keys.REFERENCE, reference)
                    .addKeyValue(Keys.COMMAND, command)
                    .setCause(bug)
                    .log("command failed unexpectedly");
            return Reply.no(Code.SERVERBUG, "Internal error; reference " + reference);
        }
    }
}
