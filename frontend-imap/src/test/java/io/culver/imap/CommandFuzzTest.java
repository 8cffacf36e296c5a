package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.protocol.Command;
import io.culver.testkit.imap.ImapClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every command of the grammar, cut short, doubled and with nonsense for arguments, in every state:
 * each line gets one tagged answer or ends the connection, and the server is none the worse.
 *
 * <p>Rules B2, B14.
 */
class CommandFuzzTest {
    private static final long SEED = 20_260_301;
    private static final int EXAMPLES = 2;
    private static final int NONSENSES = 30;

    private static final CulverHost HOST = new CulverHost(Optional.empty());
    private static final ExampleCommands KNOWN =
            ExampleCommands.in(Path.of("src/test/transcripts"));

    @AfterAll
    static void stop() {
        HOST.close();
    }

    /** In which state the lines are sent. */
    enum Start {
        NOT_AUTHENTICATED,
        AUTHENTICATED,
        SELECTED,
        COMPRESSED
    }

    private static ImapClient connect() {
        ImapClient client = HOST.connect();
        var _ = client.read();
        return client;
    }

    private static void enter(ImapClient client, Start start) {
        if (start != Start.NOT_AUTHENTICATED) {
            HOST.login(client);
        }
        if (start == Start.COMPRESSED) {
            client.compress();
        }
        if (start == Start.SELECTED || start == Start.COMPRESSED) {
            client.append("INBOX", ascii("Subject: x\r\n\r\ny")).orThrow();
            client.command("SELECT INBOX").orThrow();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @EnumSource
    void answersEveryLineOnce(Start start) {
        HOST.newAccount();
        var random = new SplittableRandom(SEED);
        for (Command<?> command : WholeGrammar.get().commands()) {
            try (var session =
                    new FuzzedSession(CommandFuzzTest::connect, client -> enter(client, start))) {
                mutants(command.signature().name(), random).forEach(session::take);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(command.signature().name() + ", seed " + SEED, e);
            }
        }
        try (ImapClient client = connect()) {
            enter(client, Start.SELECTED);
            assertTrue(client.command("FETCH 1 BODY[]").isOk());
        }
    }

    private static List<String> mutants(String name, SplittableRandom random) {
        List<String> lines = new ArrayList<>();
        List<String> examples = KNOWN.of(name);
        for (int i = 0; i < EXAMPLES; i++) {
            String example = examples.get(random.nextInt(examples.size()));
            for (int end = 0; end <= example.length(); end++) {
                lines.add(example.substring(0, end));
            }
            lines.add(example + example);
            lines.add(example + " " + example);
        }
        for (int i = 0; i < NONSENSES; i++) {
            lines.add(Nonsense.arguments(name, random));
            lines.add(Nonsense.flipped(examples.get(random.nextInt(examples.size())), random));
        }
        return lines;
    }
}
