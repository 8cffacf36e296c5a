package io.culver.testkit.transcript;

import io.culver.testkit.imap.ImapClient;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * A connection as a transcript sees it: lines. A response with a literal is several lines, as it is
 * in the RFCs' examples.
 */
final class Connection implements AutoCloseable {
    private final ImapClient client;
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean closed;

    Connection(ImapClient client) {
        this.client = client;
    }

    void send(String line) {
        client.send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The next line, {@link Step#CLOSED} if there is none to come, or empty if none is in time. */
    Optional<String> next(Duration patience) {
        if (lines.isEmpty() && !closed) {
            receive(patience);
        }
        if (lines.isEmpty() && closed) {
            return Optional.of(Step.CLOSED);
        }
        return Optional.ofNullable(lines.poll());
    }

    private void receive(Duration patience) {
        try {
            client.read(patience)
                    .ifPresent(response ->
                            lines.addAll(Arrays.asList(response.text().split("\r\n", -1))));
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof EOFException)) {
                throw e;
            }
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
