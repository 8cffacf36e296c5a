package io.culver.testkit.transcript;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection as a transcript sees it: lines. A response with a literal is several lines, as it is
 * in the RFCs' examples. It is compressed from an OK to COMPRESS on.
 */
final class Connection implements AutoCloseable {
    private static final Pattern COMPRESS = Pattern.compile("(?i)(\\S+) COMPRESS DEFLATE");

    private final ImapClient client;
    private final Deque<String> lines = new ArrayDeque<>();
    private Optional<String> compress = Optional.empty(); // what the OK to COMPRESS begins with
    private boolean closed;

    Connection(ImapClient client) {
        this.client = client;
    }

    void send(String line) {
        Matcher command = COMPRESS.matcher(line);
        if (command.matches()) {
            compress = Optional.of(command.group(1) + " OK ");
        }
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
            client.read(patience).ifPresent(this::take);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof EOFException)) {
                throw e;
            }
            closed = true;
        }
    }

    private void take(ResponseLine response) {
        lines.addAll(Arrays.asList(response.text().split("\r\n", -1)));
        if (compress.filter(response::startsWith).isPresent()) {
            client.beginCompression();
        }
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
