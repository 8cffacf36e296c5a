package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.History;
import java.util.List;

/**
 * Events that contradict each other.
 *
 * @param invariant such as {@code I5}
 */
public record Violation(String invariant, String what, List<Event> events) {
    private static final int RESPONSES = 12;
    private static final int LINE = 240;

    public Violation {
        events = List.copyOf(events);
    }

    /** The violation and its events, long ones without their middle. */
    public String text() {
        var text = new StringBuilder(invariant + ": " + what + "\n");
        for (Event event : events) {
            List<String> lines = History.text(event).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (i <= RESPONSES / 2 || i >= lines.size() - RESPONSES / 2) {
                    String line = lines.get(i);
                    text.append("    ").append(line, 0, Math.min(LINE, line.length())).append('\n');
                } else if (i == RESPONSES / 2 + 1) {
                    text.append("     …\n");
                }
            }
        }
        return text.toString();
    }
}
