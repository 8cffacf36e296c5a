package io.culver.testkit.transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a transcript file: title, what it requires, what is given, and the session. */
final class TranscriptParser {
    private static final Pattern SESSION_LINE = Pattern.compile("(?:([A-Z]) )?([CS]):(?: (.*))?");

    private final List<String> requires = new ArrayList<>();
    private final Set<Transport> transports = EnumSet.allOf(Transport.class);
    private final List<Step> steps = new ArrayList<>();
    private String title = "";
    private Given given = Given.NOTHING;

    private TranscriptParser() {}

    /**
     * @throws TranscriptSyntaxException at the first line that is none, or if the file has no
     *     title, sends nothing, or expects nothing
     */
    static Transcript parse(List<String> lines) {
        var parser = new TranscriptParser();
        for (int i = 0; i < lines.size(); i++) {
            parser.line(i + 1, lines.get(i));
        }
        return parser.transcript(lines.size());
    }

    private void line(int number, String line) {
        if (line.isBlank()) {
            return;
        }
        if (line.startsWith("#")) {
            comment(number, line.substring(1).strip());
        } else if (title.isEmpty()) {
            throw new TranscriptSyntaxException(number, "a title: # what this shows. RFC … §…");
        } else if (line.startsWith("requires:")) {
            header(number);
            requires.addAll(List.of(valueOf(line).split("[, ]+")));
        } else if (line.startsWith("transports:")) {
            header(number);
            transports.retainAll(transports(number, valueOf(line)));
        } else if (line.startsWith("given:")) {
            header(number);
            given = GivenParser.parse(number, valueOf(line));
        } else {
            steps.add(step(number, line));
        }
    }

    private void comment(int number, String text) {
        if (title.isEmpty()) {
            if (text.isEmpty()) {
                throw new TranscriptSyntaxException(number, "a title after #");
            }
            title = text;
        }
    }

    private void header(int number) {
        if (!steps.isEmpty()) {
            throw new TranscriptSyntaxException(number, "headers before the session");
        }
    }

    private static Step step(int number, String line) {
        Matcher parts = SESSION_LINE.matcher(line);
        if (!parts.matches()) {
            throw new TranscriptSyntaxException(
                    number, "C:, S:, # or a connection's letter; got: " + line);
        }
        String connection = parts.group(1) == null ? "" : parts.group(1);
        String text = parts.group(3) == null ? "" : parts.group(3);
        return parts.group(2).equals("C")
                ? new Step.Send(number, connection, text)
                : new Step.Expect(number, connection, text);
    }

    private Transcript transcript(int lastLine) {
        if (steps.stream().noneMatch(Step.Send.class::isInstance)
                || steps.stream().noneMatch(Step.Expect.class::isInstance)) {
            throw new TranscriptSyntaxException(lastLine, "a session with C: and S: lines");
        }
        var transcript = new Transcript(title, requires, transports, given, steps);
        if (transcript.connections().size() > 1 && transcript.connections().contains("")) {
            throw new TranscriptSyntaxException(
                    lastLine, "a letter before every C: and S: of several connections");
        }
        return transcript;
    }

    private static Set<Transport> transports(int number, String labels) {
        return Arrays.stream(labels.split("[, ]+"))
                .map(label -> transport(number, label))
                .collect(Collectors.toSet());
    }

    private static Transport transport(int number, String label) {
        return Arrays.stream(Transport.values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new TranscriptSyntaxException(number, "no transport: " + label));
    }

    private static String valueOf(String header) {
        return header.substring(header.indexOf(':') + 1).strip();
    }
}
