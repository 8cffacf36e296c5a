package io.culver.testkit.transcript;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.io.ByteArrayOutputStream;
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

    private static final Pattern UNAUTHENTICATE = Pattern.compile("(?i)(\\S+) UNAUTHENTICATE");

    private final ImapClient client;
    private final Transport transport;
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private final Deque<String> lines = new ArrayDeque<>();
    private Optional<String> compress = Optional.empty(); // what the OK to COMPRESS begins with
    private Optional<String> uncompress = Optional.empty(); // that to UNAUTHENTICATE
    private boolean closed;

    Connection(ImapClient client, Transport transport) {
        this.client = client;
        this.transport = transport;
    }

    void send(String line) {
        Matcher command = COMPRESS.matcher(line);
        if (command.matches()) {
            compress = Optional.of(command.group(1) + " OK ");
        }
        Matcher last = UNAUTHENTICATE.matcher(line);
        if (last.matches() && client.isCompressed()) {
            uncompress = Optional.of(last.group(1) + " OK ");
        }
        byte[] octets = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
        switch (transport) {
            case PLAIN, TLS, COMPRESSED -> client.send(octets);
            case OCTETS -> {
                for (byte octet : octets) {
                    client.send(new byte[] {octet});
                }
            }
            case TURNS -> unsent.writeBytes(octets);
        }
    }

    /** The client's turn is over: what it has not sent yet goes out at once. */
    void endTurn() {
        if (unsent.size() > 0) {
            client.send(unsent.toByteArray());
            unsent.reset();
        }
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
        } else if (uncompress.filter(response::startsWith).isPresent()) {
            client.endCompression();
        }
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
