package io.culver.testkit.transcript;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that accepts whatever sets the stage, and answers the session as its script says. */
final class ScriptedHost implements TranscriptHost, AutoCloseable {
    private final ScriptedServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();

    ScriptedHost(ScriptedServer.Script session) throws IOException {
        this.server = new ScriptedServer((tag, command) -> answer(tag, command, session));
    }

    private String answer(String tag, String command, ScriptedServer.Script session) {
        if (!tag.startsWith("t")) {
            return session.answer(tag, command);
        }
        received.add(command);
        return command.equals("CAPABILITY")
                ? "* CAPABILITY IMAP4rev1 MOVE\r\n" + tag + " OK done\r\n"
                : tag + " OK done\r\n";
    }

    /** What the runner sent to set the stage. */
    List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public void newAccount() {
        received.add("a new account");
    }

    @Override
    public void limit(Map<String, Long> limits) {
        received.add("limits " + new TreeMap<>(limits));
    }

    @Override
    public ImapClient connect() {
        return ImapClient.connect(server.address());
    }

    @Override
    public void login(ImapClient client) {
        client.login("reader", "secret").orThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
