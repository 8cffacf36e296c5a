package io.culver.testkit.transcript;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Plays the client of a transcript and writes down what the server says: {@code S:} lines become
 * what was received. A line that its old pattern matches keeps the pattern, so that variables and
 * {@code $_} stay; elsewhere a bound value becomes its variable again.
 */
final class TranscriptRewriter {
    private static final Duration FIRST_LINE = Duration.ofSeconds(5);
    private static final Duration FURTHER_LINES = Duration.ofMillis(200);

    /** A shorter value, such as a message number, may stand in a line by chance. */
    private static final int SHORTEST_VALUE = 4;

    private final Stage stage;
    private final Bindings bindings = new Bindings();
    private final Map<Integer, List<String>> rewritten = new LinkedHashMap<>();

    private TranscriptRewriter(Stage stage) {
        this.stage = stage;
    }

    /** The file's lines with what {@code host} answers today. */
    static List<String> rewrite(List<String> lines, Transcript transcript, TranscriptHost host) {
        try (Stage stage = Stage.prepare(transcript, Transport.PLAIN, host)) {
            var rewriter = new TranscriptRewriter(stage);
            rewriter.play(transcript.steps());
            return rewriter.merge(lines);
        }
    }

    private void play(List<Step> steps) {
        List<Step.Expect> pending = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Expect expect -> pending.add(expect);
                case Step.Send send -> {
                    answer(pending);
                    Connection connection = stage.connection(send.connection());
                    if (send.closes()) {
                        connection.close();
                    } else {
                        connection.send(ControlPictures.decode(bindings.expand(send.text())));
                    }
                }
            }
        }
        answer(pending);
    }

    /** Replaces the lines between two of the client's by what comes, connection by connection. */
    private void answer(List<Step.Expect> old) {
        Map<String, List<Step.Expect>> byConnection = new LinkedHashMap<>();
        for (Step.Expect expect : old) {
            byConnection.computeIfAbsent(expect.connection(), _ -> new ArrayList<>()).add(expect);
            rewritten.put(expect.line(), List.of());
        }
        byConnection.forEach((name, expected) -> {
            List<String> patterns = new ArrayList<>();
            expected.forEach(expect -> patterns.add(expect.pattern()));
            List<String> lines = new ArrayList<>();
            for (String line : receive(stage.connection(name))) {
                lines.add(sessionLine(name, describe(line, patterns)));
            }
            rewritten.put(expected.getFirst().line(), lines);
        });
        old.clear();
    }

    private static List<String> receive(Connection connection) {
        List<String> lines = new ArrayList<>();
        Optional<String> line = connection.next(FIRST_LINE);
        while (line.isPresent()) {
            lines.add(line.get());
            line =
                    line.get().equals(Step.CLOSED)
                            ? Optional.empty()
                            : connection.next(FURTHER_LINES);
        }
        return lines;
    }

    private String describe(String line, List<String> patterns) {
        for (String pattern : patterns) {
            if (!pattern.equals("$_") && LinePattern.matches(pattern, line, bindings)) {
                patterns.remove(pattern);
                return pattern;
            }
        }
        String described = ControlPictures.encode(line);
        for (Map.Entry<String, String> binding : bindings.values().entrySet()) {
            if (binding.getValue().length() >= SHORTEST_VALUE) {
                String word = "(?<![A-Za-z0-9])" + Pattern.quote(binding.getValue()) + "(?!\\w)";
                described = described.replaceAll(word, "\\$" + binding.getKey());
            }
        }
        return described;
    }

    private static String sessionLine(String connection, String text) {
        String prefix = connection.isEmpty() ? "S:" : connection + " S:";
        return text.isEmpty() ? prefix : prefix + " " + text;
    }

    private List<String> merge(List<String> lines) {
        List<String> merged = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> replacement = rewritten.get(i + 1);
            if (replacement == null) {
                merged.add(lines.get(i));
            } else {
                merged.addAll(replacement);
            }
        }
        return merged;
    }
}
