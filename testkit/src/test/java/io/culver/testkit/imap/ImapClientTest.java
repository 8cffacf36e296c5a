package io.culver.testkit.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ImapClientTest {

    @Test
    void readsUntaggedResponsesUpToTheTaggedOne() throws IOException {
        try (var server = answering("* 3 EXISTS\r\n* 0 RECENT\r\n%s OK done\r\n");
                ImapClient client = greeted(server)) {
            Response response = client.command("NOOP");
            assertEquals(List.of("* 3 EXISTS", "* 0 RECENT"), texts(response));
            assertEquals("OK done", response.status());
            assertTrue(response.isOk());
        }
    }

    @Test
    void takesALiteralWholeWithTheLineBreaksInIt() throws IOException {
        String answer = "* 1 FETCH (BODY[] {8}\r\na\r\n{3}\r\n UID 7)\r\n%s OK done\r\n";
        try (var server = answering(answer);
                ImapClient client = greeted(server)) {
            Response response = client.command("FETCH 1 BODY[]");
            ResponseLine fetch = response.untagged().getFirst();
            assertEquals("* 1 FETCH (BODY[] {8}\r\na\r\n{3}\r\n UID 7)", fetch.text());
            assertArrayEquals("a\r\n{3}\r\n".getBytes(US_ASCII), fetch.literal());
            assertTrue(response.isOk());
        }
    }

    /** So every test that reads holds a server to it. Rule B7. */
    @Test
    void takesNoLiteralThatOnlyClientsMaySend() throws IOException {
        for (String mark : List.of("{8+}", "~{8+}")) {
            try (var server = answering("* 1 FETCH (BODY[] " + mark + "\r\n12345678)\r\n");
                    ImapClient client = greeted(server)) {
                assertThrows(IllegalStateException.class, () -> client.command("FETCH 1 BODY[]"));
            }
        }
        try (var server = answering("* OK {+} {8+ 8+} {a+}\r\n%s OK done\r\n");
                ImapClient client = greeted(server)) {
            assertTrue(client.command("NOOP").isOk());
        }
    }

    @Test
    void readsResponsesLargerThanItsBuffer() throws IOException {
        int size = 3_000_000;
        String answer =
                "* 1 FETCH (BODY[] {" + size + "}\r\n" + "x".repeat(size) + ")\r\n%s OK done\r\n";
        try (var server = answering(answer);
                ImapClient client = greeted(server)) {
            for (int i = 0; i < 3; i++) {
                Response response = client.command("FETCH 1 BODY[]").orThrow();
                assertEquals(size, response.untagged().getFirst().literal().length);
            }
        }
    }

    @Test
    void handsOverManySmallResponsesInOrder() throws IOException {
        var answer = new StringBuilder();
        for (int i = 1; i <= 50_000; i++) {
            answer.append("* ").append(i).append(" FETCH (FLAGS (\\Seen))\r\n");
        }
        try (var server = answering(answer + "%s OK done\r\n");
                ImapClient client = greeted(server)) {
            List<ResponseLine> lines = new ArrayList<>();
            ResponseLine tagged = client.command("FETCH 1:* (FLAGS)", lines::add);
            assertTrue(tagged.text().endsWith("OK done"));
            assertEquals(50_000, lines.size());
            assertEquals("* 50000 FETCH (FLAGS (\\Seen))", lines.getLast().text());
        }
    }

    @Test
    void losesNothingWhenAReadTimesOutHalfWay() throws IOException {
        try (var server =
                        new ScriptedServer((tag, _) ->
                                tag.equals("one") ? "* 1 EXI" : "STS\r\n* 2 EXISTS\r\n");
                ImapClient client = greeted(server)) {
            client.sendLine("one");
            assertEquals(Optional.empty(), client.read(Duration.ofMillis(50)));
            client.sendLine("two");
            assertEquals("* 1 EXISTS", client.read().text());
            assertEquals("* 2 EXISTS", client.read().text());
        }
    }

    @Test
    void appendsWithASynchronisingLiteral() throws IOException {
        List<String> commands = new ArrayList<>();
        try (var server =
                        new ScriptedServer((tag, command) -> {
                            commands.add(command);
                            return tag + " OK appended\r\n";
                        });
                ImapClient client = greeted(server)) {
            client.append("INBOX (\\Seen)", "Subject: x\r\n\r\n".getBytes(US_ASCII)).orThrow();
        }
        assertEquals(List.of("APPEND INBOX (\\Seen) {14}Subject: x\r\n\r\n"), commands);
    }

    @Test
    void quotesNameAndPasswordOfALogin() throws IOException {
        try (var server =
                        new ScriptedServer((tag, command) ->
                                tag
                                        + (command.equals("LOGIN \"a\" \"q\\\"b\\\\\"")
                                                ? " OK in\r\n"
                                                : " NO\r\n"));
                ImapClient client = greeted(server)) {
            assertTrue(client.login("a", "q\"b\\").isOk());
            Response refused = client.login("b", "c");
            assertThrows(IllegalStateException.class, refused::orThrow);
        }
    }

    @Test
    void readsWhatIsPushedDuringIdle() throws IOException {
        try (var server = new ScriptedServer(ImapClientTest::idle);
                ImapClient client = greeted(server)) {
            Idle idle = client.idle();
            assertEquals(
                    "* 5 EXISTS", idle.next(Duration.ofSeconds(5)).map(ResponseLine::text).get());
            assertEquals(Optional.empty(), idle.next(Duration.ofMillis(20)));
            assertEquals(List.of("* 6 EXISTS"), texts(idle.done().orThrow()));
        }
    }

    private static String idle(String tag, String command) {
        return command.equals("DONE")
                ? "* 6 EXISTS\r\nt1 OK done\r\n"
                : "+ idling\r\n* 5 EXISTS\r\n";
    }

    @Test
    void tellsAnEndFromALine() throws IOException {
        try (var server =
                        new ScriptedServer(
                                (_, command) -> command.equals("LOGOUT") ? "" : "* OK\r\n");
                ImapClient client = greeted(server)) {
            client.sendLine("a NOOP");
            assertFalse(client.readsEnd());
            client.sendLine("a LOGOUT");
            assertTrue(client.readsEnd());
        }
    }

    private static ScriptedServer answering(String format) throws IOException {
        return new ScriptedServer((tag, _) -> format.replace("%s", tag));
    }

    private static ImapClient greeted(ScriptedServer server) {
        ImapClient client = ImapClient.connect(server.address());
        assertEquals("* OK ready", client.read().text());
        return client;
    }

    private static List<String> texts(Response response) {
        return response.untagged().stream().map(ResponseLine::text).toList();
    }
}
