package io.culver.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends what may be nonsense, and holds the server to its answers. When it must it connects again,
 * and after an UNAUTHENTICATE it logs in again; from an OK to COMPRESS on it is compressed.
 */
final class FuzzedSession implements AutoCloseable {
    private static final Pattern LITERAL_AT_END = Pattern.compile("\\{(\\d{1,5})\\+?}$");
    private static final Pattern COMPRESS = Pattern.compile("(?is)COMPRESS .*");
    private static final Pattern UNAUTHENTICATE = Pattern.compile("(?i)UNAUTHENTICATE");

    private final Supplier<ImapClient> connect;
    private final Consumer<ImapClient> enter;
    private ImapClient client;
    private int lines;
    private int answers;
    private boolean isDismissed;

    /**
     * @param connect to the greeting, which has been read
     * @param enter brings a connection from there to where the lines are sent
     */
    FuzzedSession(Supplier<ImapClient> connect, Consumer<ImapClient> enter) {
        this.connect = connect;
        this.enter = enter;
        this.client = begin();
    }

    private ImapClient begin() {
        ImapClient next = connect.get();
        enter.accept(next);
        return next;
    }

    /** Sends this after a tag: that tag is answered once, or the connection ends with BYE. */
    void take(String line) {
        String tag = "f" + ++lines;
        answers = 0;
        isDismissed = false;
        try {
            client.send((tag + " " + whole(line) + "\r\n").getBytes(ISO_8859_1));
            boolean isOk = readTo(tag, tag).startsWith(tag + " OK");
            if (isOk) {
                follow(line);
            }
            client.sendLine("z" + lines + " NOOP");
            var _ = readTo("z" + lines, tag);
            assertEquals(1, answers, () -> "answers to " + line);
        } catch (UncheckedIOException closed) {
            boolean isReset = closed.getCause() instanceof SocketException;
            boolean isSilent = closed.getCause() instanceof SocketTimeoutException;
            assertFalse(isSilent, () -> "no answer to " + line);
            assertTrue(isDismissed || isReset, () -> "closed without a word after " + line);
            assertTrue(answers <= 1, () -> "answers to " + line);
            client.close();
            client = begin();
        }
    }

    /** Goes on as was agreed. RFC 4978 §3, RFC 8437 §4 */
    private void follow(String granted) {
        if (COMPRESS.matcher(granted).matches()) {
            client.beginCompression();
        } else if (UNAUTHENTICATE.matcher(granted).matches()) {
            if (client.isCompressed()) {
                client.endCompression();
            }
            enter.accept(client);
        }
    }

    private ResponseLine readTo(String last, String counted) {
        ResponseLine line;
        do {
            line = client.read();
            assertFalse(line.text().contains("SERVERBUG"), line::text);
            answers += line.isTagged(counted) ? 1 : 0;
            // BAD without a tag goes before the end, too, when lines cannot be told apart.
            isDismissed |= line.startsWith("* BYE") || line.startsWith("* BAD");
            if (line.isContinuation()) {
                client.sendLine("DONE"); // ends IDLE, and is no answer to any challenge
            }
        } while (!line.isTagged(last));
        return line;
    }

    /** The command with as many octets as its last literal lacks. */
    private static String whole(String command) {
        int at = 0;
        while (true) {
            int end = command.indexOf("\r\n", at);
            String line = command.substring(at, end < 0 ? command.length() : end);
            Matcher literal = LITERAL_AT_END.matcher(line);
            int octets = literal.find() ? Integer.parseInt(literal.group(1)) : -1;
            if (end < 0) {
                return octets < 0 ? command : command + "\r\n" + "x".repeat(octets);
            }
            at = end + 2 + Math.max(octets, 0);
            if (at > command.length()) {
                return command + "x".repeat(at - command.length());
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
