package io.culver.imap.session;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.CapabilityList;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.imap.wire.LiteralStream;
import io.culver.imap.wire.ResponseWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * One client's session from the greeting to the end. Commands run one after the other, in the order
 * sent, which RFC 9051 §5.5 allows. Confined to the connection's lane.
 */
public final class Conversation {

    private final Session session;
    private final Connection connection;
    private final Dispatcher dispatcher;
    private final Follower follower;
    private final BadCommands badCommands = new BadCommands();
    private final CommandTimer timer;
    private final LimitHits hits;

    private boolean hasBegun;
    private boolean isOver;
    private Optional<Waiting> waiting = Optional.empty();
    private Optional<Postponed> postponed = Optional.empty();

    /** A command that waits for the client's next line. */
    private record Waiting(String tag, Signature signature, Reply.Continuation continuation) {}

    /** A command of which the rest waits for a pause to end. */
    private record Postponed(String tag, Signature signature, Reply.Rest rest) {}

    public Conversation(
            Session session, Connection connection, CommandTimer timer, LimitHits hits) {
        this.session = session;
        this.connection = connection;
        this.dispatcher = new Dispatcher(session, connection.name());
        this.follower = new Follower(connection);
        this.timer = timer;
        this.hits = hits;
    }

    /** Takes one input to its end. The connection's lane calls it in order, one at a time. */
    public void on(Input input) {
        if (isOver) {
            return;
        }
        var writer = new ResponseWriter(connection, session.isUtf8());
        var out = new Responder(writer);
        try {
            switch (input) {
                case Input.Connected() -> greet(out);
                case Input.Line line -> take(line.frame(), out);
                case Input.LiteralAnnounced() -> out.prompt("Ready for the literal");
                case Input.Rejected rejected -> reject(rejected, out);
                case Input.Encrypted() -> session.encrypt();
                case Input.Changed() -> note(out);
                case Input.Resumed() -> resume(out);
                case Input.CrowdedOut() -> crowdOut(out);
                case Input.Heartbeat() -> beat(out);
                case Input.TimedOut() -> timeOut(out);
                case Input.Draining() ->
                        hangUp(Status.bye(Code.UNAVAILABLE, "Server stops; reconnect"), out);
                case Input.Disconnected() -> end();
            }
            out.flush();
        } catch (DisconnectedException gone) {
            end();
        }
        if (isOver) {
            connection.close();
        } else {
            follower.follow(session.state());
        }
    }

    private void greet(Responder out) {
        out.send(Status.ok(CapabilityList.of(session), "Culver ready"));
    }

    private void take(Frame frame, Responder out) {
        if (waiting.isPresent()) {
            Waiting command = waiting.get();
            waiting = Optional.empty();
            String line = frame.lines().getFirst().toString();
            finish(
                    command.tag(),
                    command.signature(),
                    dispatcher.answered(
                            command.signature().name(),
                            () -> command.continuation().resume(line, out)),
                    out);
        } else if (!hasBegun && OtherProtocols.speaks(frame.lines().getFirst().toString())) {
            hangUp(Status.bye("This is an IMAP server"), out);
        } else {
            execute(frame, out);
        }
        hasBegun = true;
        Duration pause = session.countCommand();
        if (pause.isPositive()) {
            hits.count(Limit.COMMAND_RATE);
            connection.pause(pause);
        }
    }

    private void resume(Responder out) {
        if (session.state() instanceof State.Selected selected && selected.view().isBehind()) {
            tellAwaited(selected, out);
        }
        if (postponed.isPresent()) {
            Postponed command = postponed.get();
            postponed = Optional.empty();
            finish(
                    command.tag(),
                    command.signature(),
                    dispatcher.answered(command.signature().name(), () -> command.rest().run(out)),
                    out);
        }
    }

    private void execute(Frame frame, Responder out) {
        var in = new ArgumentReader(frame, session.isUtf8());
        Optional<String> tag = Optional.empty();
        try {
            tag = Optional.of(in.tag());
            out.answer(tag.get());
            Command<?> command = session.grammar().command(in.space());
            Reply reply =
                    timer.time(
                            command.signature(),
                            connection.name(),
                            () -> dispatcher.dispatch(command, in, out));
            finish(tag.get(), formOf(command, in), reply, out);
        } catch (ImapSyntaxException nonsense) {
            reject(new Input.Rejected(tag, Status.bad(nonsense.text()), false), out);
        } finally {
            frame.stream().ifPresent(LiteralStream::finish);
        }
    }

    private static Signature formOf(Command<?> command, ArgumentReader in) {
        Signature signature = command.signature();
        if (in.isUid()) {
            // After UID, too, a command may name messages by number: RFC 7162 §3.2.10.2
            return in.namesNumbers() ? signature.uidForm().holdingExpunges() : signature.uidForm();
        }
        return signature;
    }

    private void finish(String tag, Signature signature, Reply reply, Responder out) {
        if (out.isInsideResponse()) {
            end(); // what the client could read now would be taken for the rest of a literal
            return;
        }
        switch (reply) {
            case Reply.Finished(var status, var next) -> {
                announce(signature, out);
                if (!isOver) {
                    finish(tag, status, next, out);
                }
            }
            case Reply.Continued(var prompt, var continuation) -> {
                out.prompt(prompt);
                waiting = Optional.of(new Waiting(tag, signature, continuation));
                if (continuation.announcesChanges()) {
                    announce(signature, out);
                }
            }
            case Reply.Postponed(var delay, var rest) -> {
                postponed = Optional.of(new Postponed(tag, signature, rest));
                connection.pause(delay);
            }
            case Reply.Farewell(var bye) -> hangUp(bye, out);
        }
    }

    private void announce(Signature signature, Responder out) {
        if (session.state() instanceof State.Selected selected) {
            selected.view().expect(follower.taken());
            selected.view().expect(selected.mailbox().seen()); // no event may have told it yet
            boolean mayExpunge = !signature.holdsExpunges() && !connection.hasNumbersQueued();
            tell(selected, mayExpunge, signature.refreshes(), out);
        }
    }

    /** Between commands nothing is told: RFC 9051 §7.5.1 forbids EXPUNGE there. */
    private void note(Responder out) {
        if (session.state() instanceof State.Selected selected) {
            selected.view().expect(follower.taken());
            tellAwaited(selected, out);
        }
    }

    /** Again a little later if the service does not answer: nobody else will tell of it. */
    private void tellAwaited(State.Selected selected, Responder out) {
        if (waiting.filter(command -> command.continuation().announcesChanges()).isPresent()) {
            tell(selected, true, false, out);
            if (!isOver && selected.view().isBehind()) {
                connection.pause(Limits.TELL_AGAIN);
            }
        }
    }

    private void tell(
            State.Selected selected, boolean mayExpunge, boolean refreshes, Responder out) {
        Reply told =
                dispatcher.answered(
                        "changes",
                        () ->
                                Announcer.announce(selected, mayExpunge, refreshes, out)
                                        ? Reply.ok("told")
                                        : new Reply.Farewell(Status.bye("Mailbox was deleted")));
        if (told instanceof Reply.Farewell(var bye)) {
            hangUp(bye, out);
        } else {
            selected.view().tellHighest(out);
        }
    }

    private void finish(String tag, Status status, Reply.Next next, Responder out) {
        if (next == Reply.Next.START_TLS) {
            connection.startTls(); // before the client hears of it, and can begin
        }
        out.send(tag, status);
        count(status, out);
        switch (next) {
            case COMMAND, START_TLS -> {}
            case COMPRESS -> {
                out.flush(); // the last that goes as it is
                connection.compress();
            }
            case START_OVER -> {
                out.flush(); // the last that is compressed
                connection.startOver();
            }
            case CLOSE -> end();
        }
    }

    private void beat(Responder out) {
        if (waiting.filter(command -> command.continuation().announcesChanges()).isPresent()) {
            out.send(Status.ok("Still here"));
        }
    }

    private void crowdOut(Responder out) {
        if (!session.isLoggedIn()) {
            hits.count(Limit.CONNECTIONS_BEFORE_LOGIN);
            hangUp(Status.bye(Code.LIMIT, "Too many connections wait for a login"), out);
        }
    }

    private void timeOut(Responder out) {
        if (!session.isLoggedIn()) {
            hits.count(Limit.LOGIN_TIME);
            hangUp(Status.bye("No login in time"), out);
        } else if (waiting.filter(command -> command.continuation().announcesChanges()).isEmpty()) {
            hits.count(Limit.IDLE_TIME);
            hangUp(Status.bye("Idle for too long"), out);
        } else {
            beat(out);
        }
    }

    private void reject(Input.Rejected rejected, Responder out) {
        out.send(rejected.tag().orElse("*"), rejected.status());
        count(rejected.status(), out);
        if (rejected.isLast()) {
            end();
        }
    }

    private void count(Status status, Responder out) {
        if (badCommands.isTooMany(status, session.isLoggedIn())) {
            hits.count(Limit.BAD_COMMANDS);
            hangUp(Status.bye("Too many bad commands"), out);
        }
    }

    private void hangUp(Status bye, Responder out) {
        out.send(bye);
        end();
    }

    private void end() {
        isOver = true;
        waiting = Optional.empty();
        postponed.ifPresent(command -> command.rest().drop());
        postponed = Optional.empty();
        session.end();
        follower.follow(session.state());
    }
}
