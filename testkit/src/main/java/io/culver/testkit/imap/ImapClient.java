package io.culver.testkit.imap;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One IMAP connection, blocking and scripted: it sends what it is told and reads what comes. Not
 * for two threads at once. A read waits {@link #PATIENCE} at most, so that no test hangs.
 *
 * <p>Failures of the network are {@link UncheckedIOException}s, the server's closing one that wraps
 * an {@link EOFException}; an answer that breaks the protocol is an {@link IllegalStateException}.
 */
public final class ImapClient implements AutoCloseable {
    /**
     * How long a read waits. Long, because a busy machine is slow; finite, because a bug is not.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

    private Socket socket;
    private OutputStream out;
    private ResponseReader in;
    private @Nullable Inflated inflated; // only while there is compression
    private int commands;

    private ImapClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        this.out = socket.getOutputStream();
        this.in = new ResponseReader(socket.getInputStream());
    }

    /** Connects without TLS; the greeting is the first response to read. */
    public static ImapClient connect(InetSocketAddress server) {
        try {
            return new ImapClient(open(server));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to " + server, e);
        }
    }

    /** Connects with TLS from the first octet and trusts any certificate: for tests and demos. */
    public static ImapClient connectTlsTrustingAll(InetSocketAddress server) {
        try {
            return new ImapClient(encrypt(open(server)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to " + server, e);
        }
    }

    private static Socket open(InetSocketAddress server) throws IOException {
        var socket = new Socket();
        socket.connect(server, Math.toIntExact(CONNECT_PATIENCE.toMillis()));
        return socket;
    }

    private static Socket encrypt(Socket plain) throws IOException {
        String host = plain.getInetAddress().getHostName();
        var encrypted =
                (SSLSocket)
                        TrustAll.socketFactory().createSocket(plain, host, plain.getPort(), true);
        encrypted.startHandshake();
        return encrypted;
    }

    /** STARTTLS and the handshake, trusting any certificate. RFC 9051 §6.2.1 */
    public void startTlsTrustingAll() {
        command("STARTTLS").orThrow();
        handshakeTrustingAll();
    }

    /** The handshake alone, after a STARTTLS that was sent by hand. */
    public void handshakeTrustingAll() {
        try {
            socket = encrypt(socket);
            out = socket.getOutputStream();
            in = new ResponseReader(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("no TLS handshake", e);
        }
    }

    /** COMPRESS, and compression both ways. RFC 4978 §3 */
    public void compress() {
        command("COMPRESS DEFLATE").orThrow();
        beginCompression();
    }

    public boolean isCompressed() {
        return inflated != null;
    }

    /** Compression alone, after a COMPRESS that was sent by hand. */
    public void beginCompression() {
        try {
            var raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            out = new DeflaterOutputStream(socket.getOutputStream(), raw, true);
            var received = new Inflated(in.unread(), socket.getInputStream());
            in = new ResponseReader(received);
            inflated = received;
        } catch (IOException e) {
            throw new UncheckedIOException("no compression", e);
        }
    }

    /** No compression any more, after the answer to an UNAUTHENTICATE. RFC 8437 §4.1 */
    public void endCompression() {
        if (inflated == null) {
            throw new IllegalStateException("there was no compression");
        }
        try {
            out = socket.getOutputStream();
            in = new ResponseReader(inflated.rest());
            inflated = null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot go on", e);
        }
    }

    /** Sends octets as they are: no tag, no CRLF. */
    public void send(byte[] octets) {
        try {
            out.write(octets);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send", e);
        }
    }

    /** As {@link #send}, but never compressed, whatever was agreed. */
    public void sendUncompressed(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send", e);
        }
    }

    /** Sends a line as UTF-8, and CRLF. */
    public void sendLine(String line) {
        send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A tag that this client has not used yet. */
    public String nextTag() {
        return "t" + ++commands;
    }

    /** The next response, whatever it is. */
    public ResponseLine read() {
        try {
            return in.next();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read", e);
        }
    }

    /** The next response, or empty if none is complete in time. For IDLE and for silence. */
    public Optional<ResponseLine> read(Duration patience) {
        try {
            socket.setSoTimeout(Math.toIntExact(Math.max(1, patience.toMillis())));
            try {
                return Optional.of(in.next());
            } catch (SocketTimeoutException e) {
                return Optional.empty();
            } finally {
                socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read", e);
        }
    }

    /** True if the server closes the connection next, false if anything else comes. */
    public boolean readsEnd() {
        try {
            var _ = in.next();
            return false;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // an end or a reset
        }
    }

    /** Sends a command without its tag, and reads up to the tagged response. */
    public Response command(String command) {
        List<ResponseLine> untagged = new ArrayList<>();
        ResponseLine tagged = command(command, untagged::add);
        return new Response(untagged, tagged);
    }

    /** As {@link #command(String)}; hands over the untagged responses one by one and keeps none. */
    public ResponseLine command(String command, Consumer<ResponseLine> untagged) {
        String tag = nextTag();
        sendLine(tag + " " + command);
        return readTo(tag, untagged);
    }

    /** Reads up to the tagged response of a command that was sent by hand. */
    public ResponseLine readTo(String tag, Consumer<ResponseLine> untagged) {
        while (true) {
            ResponseLine line = read();
            if (line.isTagged(tag)) {
                return line;
            }
            if (!line.isUntagged()) {
                throw new IllegalStateException("expected * or " + tag + ", got: " + line);
            }
            untagged.accept(line);
        }
    }

    /** LOGIN with quoted strings. RFC 9051 §6.2.3 */
    public Response login(String name, String password) {
        return command("LOGIN " + quoted(name) + " " + quoted(password));
    }

    /**
     * APPEND with a synchronising literal. RFC 9051 §6.3.12
     *
     * @param arguments the mailbox and, if wanted, flags and date, as they are written
     */
    public Response append(String arguments, byte[] message) {
        return upload("APPEND " + arguments + " {" + message.length + "}", message);
    }

    /** APPEND with a literal8, which may hold NUL. RFC 3516 §4.4 */
    public Response appendBinary(String arguments, byte[] message) {
        return upload("APPEND " + arguments + " ~{" + message.length + "}", message);
    }

    private Response upload(String command, byte[] message) {
        String tag = nextTag();
        sendLine(tag + " " + command);
        List<ResponseLine> untagged = new ArrayList<>();
        ResponseLine first = read();
        while (first.isUntagged()) {
            untagged.add(first);
            first = read();
        }
        if (first.isTagged(tag)) {
            return new Response(untagged, first);
        }
        if (!first.isContinuation()) {
            throw new IllegalStateException("expected +, got: " + first);
        }
        send(message);
        sendLine("");
        ResponseLine tagged = readTo(tag, untagged::add);
        return new Response(untagged, tagged);
    }

    /** IDLE, up to the server's "+"; then {@link #read(Duration)}. RFC 9051 §6.3.13 */
    public Idle idle() {
        String tag = nextTag();
        sendLine(tag + " IDLE");
        ResponseLine line = read();
        if (!line.isContinuation()) {
            throw new IllegalStateException("expected +, got: " + line);
        }
        return new Idle(this, tag);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Closes the connection without a LOGOUT. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close", e);
        }
    }
}
