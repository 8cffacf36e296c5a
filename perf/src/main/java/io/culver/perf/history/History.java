package io.culver.perf.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Histories as text: a character an octet. */
public final class History {
    private History() {}

    /** The events of a text; lines that begin with {@code #} are comments. */
    public static List<Event> parse(String text) {
        List<Event> events = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Arrays.stream(text.split("\n", -1)).forEach(line -> take(line, lines, events));
        take("", lines, events);
        return events;
    }

    /** The events of a file. */
    public static List<Event> read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String line = in.readLine();
            while (line != null) {
                take(line, lines, events);
                line = in.readLine();
            }
        }
        take("", lines, events);
        return events;
    }

    /** An event ends where the next one begins. */
    private static void take(String line, List<String> lines, List<Event> events) {
        if (!line.startsWith(" ") && !lines.isEmpty()) {
            events.add(EventText.read(lines));
            lines.clear();
        }
        if (!line.isBlank() && !line.startsWith("#")) {
            lines.add(line);
        }
    }

    /** The event as {@link #parse} reads it. */
    public static String text(Event event) {
        return EventText.write(event);
    }
}
