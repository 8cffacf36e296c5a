package io.culver.testkit.imap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line server on loopback that greets, takes commands with their literals, and sends what its
 * script answers; it knows no IMAP beyond that.
 */
public final class ScriptedServer implements AutoCloseable {

    /** What the server answers. */
    @FunctionalInterface
    public interface Script {
        /**
         * The server's answer to a command, which is empty to close the connection.
         *
         * @param tag the first word of what the client sent
         * @param command the rest, with a literal's octets after its mark
         * @return octets to send, as ISO 8859-1
         */
        String answer(String tag, String command);
    }

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)(\\+?)}$");

    private final ServerSocket listener;
    private final Script script;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    public ScriptedServer(Script script) throws IOException {
        this(script, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    ScriptedServer(Script script, ServerSocket listener) {
        this.script = script;
        this.listener = listener;
        Thread.ofVirtual().start(this::accept);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The listener was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            send(socket.getOutputStream(), "* OK ready\r\n");
            while (true) {
                String command = readCommand(in, socket.getOutputStream());
                int space = command.indexOf(' ');
                String tag = space < 0 ? command : command.substring(0, space);
                String answer = script.answer(tag, command.substring(space + 1));
                if (answer.isEmpty()) {
                    return;
                }
                send(socket.getOutputStream(), answer);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static String readCommand(InputStream in, OutputStream out) throws IOException {
        var command = new StringBuilder(readLine(in));
        Matcher literal = LITERAL.matcher(command);
        while (literal.find()) {
            if (literal.group(2).isEmpty()) {
                send(out, "+ go on\r\n");
            }
            byte[] octets = in.readNBytes(Integer.parseInt(literal.group(1)));
            command.append(new String(octets, StandardCharsets.ISO_8859_1)).append(readLine(in));
            literal = LITERAL.matcher(command);
        }
        return command.toString();
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("end");
            }
            line.append((char) c);
        }
        line.setLength(line.length() - 1);
        return line.toString();
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
