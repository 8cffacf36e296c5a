package io.culver.testkit.transcript;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** Brings an account and the connections to it into the state that a transcript starts from. */
final class Stage implements AutoCloseable {
    private final Map<String, Connection> connections = new LinkedHashMap<>();

    private Stage() {}

    /**
     * @throws org.opentest4j.TestAbortedException if the server lacks what the transcript requires
     */
    static Stage prepare(Transcript transcript, Transport transport, TranscriptHost host) {
        host.newAccount();
        fill(transcript, host);
        if (!transcript.given().quota().isEmpty()) {
            host.limit(transcript.given().quota());
        }
        var stage = new Stage();
        try {
            for (String name : transcript.connections()) {
                ImapClient client = greeted(host);
                stage.connections.put(name, new Connection(client, transport));
                bring(client, transcript.given().stateOf(name), transcript.given(), host);
                if (isLoggedIn(transcript, name) && transport == Transport.COMPRESSED) {
                    client.compress();
                }
            }
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
        return stage;
    }

    private static boolean isLoggedIn(Transcript transcript, String connection) {
        return !(transcript.given().stateOf(connection)
                instanceof ConnectionState.NotAuthenticated);
    }

    Connection connection(String name) {
        Connection connection = connections.get(name);
        if (connection == null) {
            throw new IllegalArgumentException("no connection " + name);
        }
        return connection;
    }

    Map<String, Connection> connections() {
        return Collections.unmodifiableMap(connections);
    }

    @Override
    public void close() {
        connections.values().forEach(Connection::close);
    }

    private static void fill(Transcript transcript, TranscriptHost host) {
        try (ImapClient client = greeted(host)) {
            host.login(client);
            require(transcript.requires(), client);
            transcript.given().mailboxes().forEach((name, count) -> fill(client, name, count));
            client.command("LOGOUT").orThrow();
        }
    }

    private static void require(List<String> capabilities, ImapClient client) {
        String listed = client.command("CAPABILITY").orThrow().untagged().getFirst().text();
        Set<String> offered = Set.of(listed.toUpperCase(Locale.ROOT).split(" "));
        for (String capability : capabilities) {
            Assumptions.assumeTrue(
                    offered.contains(capability.toUpperCase(Locale.ROOT)),
                    () -> "the server does not offer " + capability);
        }
    }

    private static void fill(ImapClient client, String mailbox, int count) {
        if (!mailbox.equals("INBOX")) {
            client.command("CREATE \"" + mailbox + '"').orThrow();
        }
        for (int i = 1; i <= count; i++) {
            String arguments = '"' + mailbox + "\" " + FixedMessages.internalDate(i);
            client.append(arguments, FixedMessages.message(mailbox, i)).orThrow();
        }
    }

    private static ImapClient greeted(TranscriptHost host) {
        ImapClient client = host.connect();
        ResponseLine greeting = client.read();
        if (!greeting.startsWith("* OK")) {
            client.close();
            throw new IllegalStateException("the server greets with: " + greeting);
        }
        return client;
    }

    private static void bring(
            ImapClient client, ConnectionState state, Given given, TranscriptHost host) {
        switch (state) {
            case ConnectionState.NotAuthenticated() -> {}
            case ConnectionState.Authenticated() -> enter(client, given, host);
            case ConnectionState.Selected(String mailbox, boolean readOnly) -> {
                enter(client, given, host);
                String command = readOnly ? "EXAMINE" : "SELECT";
                client.command(command + " \"" + mailbox + '"').orThrow();
            }
        }
    }

    private static void enter(ImapClient client, Given given, TranscriptHost host) {
        host.login(client);
        if (!given.enabled().isEmpty()) {
            client.command("ENABLE " + String.join(" ", given.enabled())).orThrow();
        }
    }
}
