package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Timeouts;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.testkit.imap.ImapClient;
import io.grpc.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client that waits for slow services is told so, over all that is between: how far they are, if
 * they know. RFC 9585, rules J21 and L14
 */
class ProgressTest {
    /** Of {@link Timeouts}; ten seconds, else. */
    private static final Duration INTERVAL = Duration.ofMillis(20);

    /** A message, doubled so often: more than are told of at once, and not twice as many. */
    private static final int DOUBLINGS = 11;

    private CulverHost host;
    private ImapClient client;
    private final CountDownLatch held = new CountDownLatch(1);

    @BeforeEach
    void start() {
        Timeouts standard = Timeouts.STANDARD;
        var timeouts =
                new Timeouts(
                        standard.clientHello(),
                        standard.tlsHandshake(),
                        standard.login(),
                        standard.autologout(),
                        standard.heartbeat(),
                        standard.stall(),
                        INTERVAL);
        host = new CulverHost(Optional.empty(), AdmissionConfig.STANDARD, timeouts);
        host.newAccount();
        client = host.connect();
        var _ = client.read();
        host.login(client);
        client.append("INBOX", "Subject: x\r\n\r\ny".getBytes(StandardCharsets.US_ASCII)).orThrow();
        client.command("CREATE other").orThrow();
        client.command("SELECT INBOX").orThrow();
    }

    @AfterEach
    void stop() {
        held.countDown();
        client.close();
        host.close();
    }

    private static Stream<Arguments> slowCommands() {
        return Stream.of(
                Arguments.of("SEARCH TEXT x", MessagesGrpc.getSearchMethod()),
                Arguments.of("UID SEARCH RETURN (ALL) TEXT x", MessagesGrpc.getSearchMethod()),
                Arguments.of("SORT (SUBJECT) UTF-8 ALL", MessagesGrpc.getSortMethod()),
                Arguments.of("THREAD REFERENCES UTF-8 ALL", MessagesGrpc.getThreadMethod()),
                Arguments.of("COPY 1 other", MessagesGrpc.getCopyMethod()),
                Arguments.of("MOVE 1 other", MessagesGrpc.getMoveMethod()),
                Arguments.of("RENAME other another", MailboxesGrpc.getRenameMethod()));
    }

    @ParameterizedTest
    @MethodSource("slowCommands")
    void whoWaitsIsToldUntilTheAnswerComes(String command, MethodDescriptor<?, ?> slow) {
        host.node().hold(slow, held);
        client.sendLine("slow " + command);
        for (int notice = 0; notice < 3; notice++) {
            assertEquals(
                    "* OK [INPROGRESS (\"slow\" NIL NIL)] Still working", client.read().text());
        }
        held.countDown();
        assertTrue(client.readTo("slow", _ -> {}).startsWith("slow OK"));
        assertTrue(client.command("CHECK").orThrow().untagged().isEmpty(), "it has ended");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whoseMailIsReadToBeSortedIsToldHowFarThatIs(String command) {
        for (int i = 0; i < DOUBLINGS; i++) {
            client.command("COPY 1:* INBOX").orThrow();
        }
        host.node().store().holdMetasBehind(3, held); // the fourth is asked for ahead of time
        client.sendLine("slow " + command);
        String known = "* OK [INPROGRESS (\"slow\" 1000 2048)] Still working";
        String line = client.read().text();
        while (!line.equals(known)) {
            assertEquals("* OK [INPROGRESS (\"slow\" NIL NIL)] Still working", line);
            line = client.read().text();
        }
        assertEquals(known, client.read().text());
        held.countDown();
        assertTrue(client.readTo("slow", _ -> {}).startsWith("slow OK"));
    }

    private static Stream<String> orders() {
        return Stream.of("SORT (SUBJECT) UTF-8 ALL", "UID THREAD ORDEREDSUBJECT UTF-8 ALL");
    }

    @Test
    void theStandardIntervalIsTheOneOfTheRule() {
        assertEquals(Duration.ofSeconds(10), Timeouts.STANDARD.progress());
        assertEquals(Limits.PROGRESS, Timeouts.STANDARD.progress());
    }
}
