package io.culver.imap;

import io.culver.testkit.imap.ImapClient;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Several sessions change one mailbox at once, pipelining as they like: each one's view is what its
 * own responses made it, at every moment, and in the end all see what is there.
 *
 * <p>{@code -Dview.steps=1000000 -Dview.seed=N} for longer runs. The seed fixes what the sessions
 * send; how it falls together is the machine's.
 *
 * <p>Rules E2, E10, F6, G1, G2, G3, G4, G5, G6, K12.
 */
class SessionViewTest {

    private static final CulverHost HOST = new CulverHost(Optional.empty());
    private static final int STEPS = Integer.getInteger("view.steps", 2_000);
    private static final int FIRST_SEED = Integer.getInteger("view.seed", 1);
    private static final int SESSIONS = 4;
    private static final int PAUSE = 150;

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @RepeatedTest(3)
    void eachViewIsWhatItsResponsesSay(RepetitionInfo repetition) {
        int seed = FIRST_SEED + repetition.getCurrentRepetition() - 1;
        HOST.newAccount();
        try (ImapClient reference = connect()) {
            reference.command("CREATE Other").orThrow();
            run(new SplittableRandom(seed), reference);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private static void run(RandomGenerator random, ImapClient reference) {
        List<ModelClient> sessions =
                IntStream.range(0, SESSIONS).mapToObj(i -> session(i, random)).toList();
        try {
            int sent = 0;
            for (int turn = 1; sent < STEPS; turn++) {
                sent += sessions.get(random.nextInt(SESSIONS)).step();
                if (turn % PAUSE == 0) {
                    compare(sessions, reference);
                }
            }
            compare(sessions, reference);
        } finally {
            sessions.forEach(ModelClient::close);
        }
    }

    private static void compare(List<ModelClient> sessions, ImapClient reference) {
        sessions.forEach(ModelClient::drain);
        sessions.forEach(ModelClient::settle);
        List<ClientView.Row> rows = ModelClient.rows(reference);
        sessions.forEach(session -> session.agreesWith(rows));
    }

    /** Of IMAP4rev1 and IMAP4rev2, and each of them with QRESYNC. */
    private static ModelClient session(int number, RandomGenerator random) {
        ImapClient client = connect();
        if (number % 2 == 1) {
            client.command("ENABLE IMAP4rev2").orThrow();
        }
        if (number >= 2) {
            client.command("ENABLE QRESYNC").orThrow();
        }
        return new ModelClient(client, random);
    }

    private static ImapClient connect() {
        ImapClient client = HOST.connect();
        var _ = client.read();
        HOST.login(client);
        return client;
    }
}
