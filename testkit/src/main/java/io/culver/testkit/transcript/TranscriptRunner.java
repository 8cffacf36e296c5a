package io.culver.testkit.transcript;

import io.culver.testkit.imap.ImapClient;
import java.time.Duration;
import java.util.Optional;

/** Plays the client of a transcript and holds the server to its lines. */
final class TranscriptRunner {
    /** How long the server must be silent at the end: an unlisted line is a failure. */
    private static final Duration SILENCE = Duration.ofMillis(20);

    private final Stage stage;
    private final Bindings bindings = new Bindings();

    private TranscriptRunner(Stage stage) {
        this.stage = stage;
    }

    /**
     * @throws AssertionError at the first line that differs, and for a line that is not listed
     * @throws org.opentest4j.TestAbortedException if the server lacks what the transcript requires
     */
    static void run(Transcript transcript, Transport transport, TranscriptHost host) {
        try (Stage stage = Stage.prepare(transcript, transport, host)) {
            var runner = new TranscriptRunner(stage);
            transcript.steps().forEach(runner::take);
            runner.endTurns(Optional.empty());
            stage.connections().forEach(TranscriptRunner::requireSilence);
        }
    }

    private void take(Step step) {
        Connection connection = stage.connection(step.connection());
        boolean goesOn = step instanceof Step.Send send && !send.closes();
        endTurns(goesOn ? Optional.of(connection) : Optional.empty());
        switch (step) {
            case Step.Send send when send.closes() -> connection.close();
            case Step.Send send ->
                    connection.send(ControlPictures.decode(bindings.expand(send.text())));
            case Step.Expect expect -> expect(expect, connection);
        }
    }

    /** Nobody else acts, and nothing is waited for, in the middle of a client's turn. */
    private void endTurns(Optional<Connection> except) {
        stage.connections().values().stream()
                .filter(each -> except.filter(each::equals).isEmpty())
                .forEach(Connection::endTurn);
    }

    private void expect(Step.Expect expected, Connection connection) {
        String line = connection.next(ImapClient.PATIENCE).orElse("(nothing)");
        if (!LinePattern.matches(expected.pattern(), line, bindings)) {
            throw new AssertionError(
                    """
                    line %d:
                      expected: %s
                      received: %s
                      variables: %s\
                    """
                            .formatted(
                                    expected.line(),
                                    expected.pattern(),
                                    ControlPictures.encode(line),
                                    bindings.values()));
        }
    }

    private static void requireSilence(String name, Connection connection) {
        Optional<String> line = connection.next(SILENCE);
        if (line.isPresent() && !line.get().equals(Step.CLOSED)) {
            throw new AssertionError(
                    "after the last line"
                            + (name.isEmpty() ? "" : " of " + name)
                            + ", not listed: "
                            + ControlPictures.encode(line.get()));
        }
    }
}
