package io.culver.simulation;

import io.culver.imap.session.Connection;
import io.culver.imap.session.Conversation;
import io.culver.imap.session.Input;
import io.culver.model.OpId;
import io.culver.simulation.net.Link;
import io.culver.simulation.net.Pipe;
import io.culver.simulation.time.Scheduler;
import io.culver.simulation.time.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection to a front end, with a lane as the real one has: inputs are taken one at a
 * time, and responses arrive at the client in order, some time later.
 */
public final class ClientConnection implements Connection {
    private final Scheduler scheduler;
    private final FrontEnd frontEnd;
    private final Pipe toServer;
    private final Pipe toClient;
    private final Client client;
    private final Conversation conversation;
    private final Deque<Input> inputs = new ArrayDeque<>();
    private boolean isRunning;
    private boolean isPaused;
    private boolean isClosed;
    private Consumer<OpId> asker = op -> {};

    /** The client's end. */
    public interface Client {
        /** Octets have come. */
        void receive(String octets);

        /** The connection is gone. */
        void lose();
    }

    public ClientConnection(
            Scheduler scheduler, FrontEnd frontEnd, Site clientSite, Client client) {
        this.scheduler = scheduler;
        this.frontEnd = frontEnd;
        this.client = client;
        Link link = new Link();
        toServer = new Pipe(scheduler, link, frontEnd.site());
        toClient = new Pipe(scheduler, link, clientSite);
        var session = frontEnd.conversations().session(frontEnd.clientAddress(), false);
        conversation = frontEnd.conversations().begin(session, this);
        frontEnd.connected(() -> clientSite.spawn(client::lose));
        offer(new Input.Connected());
    }

    /** Sends a command or a line that one waits for. */
    public void send(Input line, Consumer<OpId> whoAsks) {
        toServer.send(() -> {
            asker = whoAsks;
            offer(line);
        });
    }

    /** Closes without a word. */
    public void drop() {
        toServer.send(() -> offer(new Input.Disconnected()));
    }

    private void offer(Input input) {
        inputs.addLast(input);
        start();
    }

    private void start() {
        if (!isRunning && !isPaused) {
            isRunning = true;
            frontEnd.site().spawn(this::run);
        }
    }

    private void run() {
        for (Input input = next(); input != null; input = next()) {
            Input taken = input;
            frontEnd.noting(op -> asker.accept(op), () -> conversation.on(taken));
        }
        isRunning = false;
    }

    private @Nullable Input next() {
        return isPaused ? null : inputs.pollFirst();
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public void write(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        toClient.send(() -> client.receive(text));
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            toClient.send(client::lose);
        }
    }

    @Override
    public void pause(Duration time) {
        isPaused = true;
        scheduler.at(
                time,
                () -> {
                    isPaused = false;
                    inputs.addFirst(new Input.Resumed());
                    start();
                });
    }

    @Override
    public boolean hasNumbersQueued() {
        return inputs.stream()
                .anyMatch(input -> input instanceof Input.Line line && line.usesNumbers());
    }

    @Override
    public void enqueue(Input input) {
        offer(input);
    }

    @Override
    public void startTls() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void compress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void startOver() {
        throw new UnsupportedOperationException();
    }
}
