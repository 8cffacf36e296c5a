package io.culver.perf.storm;

import io.culver.perf.history.Call;
import io.culver.perf.history.Event;
import io.culver.perf.history.Outcome;
import io.culver.perf.history.Received;
import io.culver.perf.response.Response;
import io.culver.perf.response.Response.Condition;
import io.culver.perf.response.Response.Kind;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session's connection, and the events that are written down of it. */
final class Wire {
    private final String user;
    private final String session;
    private final Duration patience;
    private final StormClock clock;
    private final Consumer<Event> history;
    private final Consumer<Response> listener;
    private @Nullable ImapClient client; // null while there is no connection
    private List<Received> received = new ArrayList<>();

    /** Something that is said on the connection. */
    interface Dialogue {
        Outcome speak() throws ConnectionLostException;
    }

    /**
     * @param listener gets every response in its order
     */
    Wire(
            String user,
            String session,
            Duration patience,
            StormClock clock,
            Consumer<Event> history,
            Consumer<Response> listener) {
        this.user = user;
        this.session = session;
        this.patience = patience;
        this.clock = clock;
        this.history = history;
        this.listener = listener;
    }

    boolean isOpen() {
        return client != null;
    }

    /**
     * Has a command's dialogue, and writes down what came of it.
     *
     * @throws ConnectionLostException after it has been written down
     */
    Event perform(Call call, Dialogue dialogue) throws ConnectionLostException {
        received = new ArrayList<>();
        long begun = clock.now();
        try {
            Outcome outcome = dialogue.speak();
            return write(begun, call, outcome);
        } catch (ConnectionLostException e) {
            write(begun, call, Outcome.INFO);
            close();
            throw e;
        }
    }

    private Event write(long begun, Call call, Outcome outcome) {
        var event = new Event(begun, clock.now(), user, session, call, outcome, received);
        history.accept(event);
        return event;
    }

    void connect(InetSocketAddress server, boolean isTls) throws ConnectionLostException {
        close();
        try {
            client = isTls ? ImapClient.connectTlsTrustingAll(server) : ImapClient.connect(server);
        } catch (UncheckedIOException e) {
            throw new ConnectionLostException("no connection to " + server);
        }
        read();
    }

    /** Sends one command and reads up to its answer. */
    Outcome command(String command) throws ConnectionLostException {
        String tag = open().nextTag();
        send(tag + " " + command);
        return answer(tag);
    }

    String nextTag() throws ConnectionLostException {
        return open().nextTag();
    }

    void send(String line) throws ConnectionLostException {
        try {
            open().sendLine(line);
        } catch (UncheckedIOException e) {
            throw new ConnectionLostException("cannot send");
        }
    }

    void send(byte[] octets) throws ConnectionLostException {
        try {
            open().send(octets);
        } catch (UncheckedIOException e) {
            throw new ConnectionLostException("cannot send");
        }
    }

    /** Reads up to the answer with this tag. */
    Outcome answer(String tag) throws ConnectionLostException {
        while (true) {
            Optional<Outcome> outcome = outcome(read(), tag);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    /** Reads up to a continuation request; or the tagged answer that came instead of it. */
    Optional<Outcome> continuation(String tag) throws ConnectionLostException {
        while (true) {
            Optional<Response> response = read();
            if (response.isPresent() && response.get() instanceof Response.Continuation) {
                return Optional.empty();
            }
            Optional<Outcome> outcome = outcome(response, tag);
            if (outcome.isPresent()) {
                return outcome;
            }
        }
    }

    private static Optional<Outcome> outcome(Optional<Response> response, String tag) {
        return response.filter(Condition.class::isInstance)
                .map(Condition.class::cast)
                .filter(condition -> condition.tag().equals(Optional.of(tag)))
                .map(condition -> condition.kind() == Kind.OK ? Outcome.OK : Outcome.NO);
    }

    private Optional<Response> read() throws ConnectionLostException {
        return read(patience)
                .orElseThrow(() -> new ConnectionLostException("no answer in " + patience))
                .response();
    }

    /** The next response, or nothing if none comes in time. */
    Optional<Received> read(Duration patience) throws ConnectionLostException {
        Optional<ResponseLine> line;
        try {
            line = open().read(patience);
        } catch (UncheckedIOException e) {
            throw new ConnectionLostException("the connection has ended");
        }
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Received next = Received.of(clock.now(), AbbreviatedLine.of(line.get()));
        received.add(next);
        next.response().ifPresent(listener);
        return Optional.of(next);
    }

    private ImapClient open() throws ConnectionLostException {
        if (client == null) {
            throw new ConnectionLostException("there is no connection");
        }
        return client;
    }

    void close() {
        if (client != null) {
            try {
                client.close();
            } catch (UncheckedIOException e) {
                // It is given up either way.
            }
            client = null;
        }
    }
}
