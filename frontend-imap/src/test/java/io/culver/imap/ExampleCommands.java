package io.culver.imap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that clients send in the transcripts, without their tags, by their names. */
final class ExampleCommands {
    private static final Pattern CLIENT_LINE = Pattern.compile("(?:[A-Z] )?C: (.*)");
    private static final Pattern COMMAND =
            Pattern.compile("[a-z0-9]+ ((?:UID )?([A-Z]+)(?: .*)?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LITERAL_AT_END = Pattern.compile("\\{(\\d{1,4})\\+?\\}$");

    private final TreeMap<String, List<String>> byName = new TreeMap<>();

    /** All in the transcripts below this folder. Small synchronising literals become others. */
    static ExampleCommands in(Path folder) {
        var examples = new ExampleCommands();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                examples.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }

    /** Those of this name, with and without UID; the name itself first. */
    List<String> of(String name) {
        List<String> examples = new ArrayList<>(List.of(name));
        examples.addAll(byName.getOrDefault(name, List.of()));
        return examples;
    }

    private void addAll(List<String> transcript) {
        List<String> sent =
                transcript.stream()
                        .map(CLIENT_LINE::matcher)
                        .filter(Matcher::matches)
                        .map(line -> line.group(1))
                        .toList();
        for (int i = 0; i < sent.size(); i++) {
            Matcher command = COMMAND.matcher(sent.get(i));
            if (command.matches()) {
                add(command.group(2), command.group(1), sent.subList(i + 1, sent.size()));
            }
        }
    }

    private void add(String name, String first, List<String> following) {
        var whole = new StringBuilder();
        String line = first;
        int next = 0;
        Matcher literal = LITERAL_AT_END.matcher(line);
        while (literal.find() && next < following.size()) {
            whole.append(line, 0, literal.start()).append('{').append(literal.group(1));
            whole.append("+}\r\n");
            int left = Integer.parseInt(literal.group(1));
            while (next < following.size() && following.get(next).length() < left) {
                whole.append(following.get(next)).append("\r\n");
                left -= following.get(next).length() + 2;
                next++;
            }
            line = next < following.size() ? following.get(next++) : "";
            literal = LITERAL_AT_END.matcher(line);
        }
        List<String> known =
                byName.computeIfAbsent(name.toUpperCase(Locale.ROOT), _ -> new ArrayList<>());
        String example = whole.append(line).toString();
        if (!known.contains(example)) {
            known.add(example);
        }
    }
}
