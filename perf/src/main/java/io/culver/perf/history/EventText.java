package io.culver.perf.history;

import io.culver.perf.response.Sets;
import java.util.ArrayList;
import java.util.List;

/**
 * Events as lines: the command, then with a space before it each response and when it came after
 * the command's beginning.
 */
final class EventText {
    private static final String NOTHING = "-";
    private static final int FIXED = 10;

    private EventText() {}

    static String write(Event event) {
        Call call = event.call();
        List<String> fields = new ArrayList<>();
        fields.add(Long.toString(event.begun()));
        fields.add(Long.toString(event.ended()));
        fields.add(event.user());
        fields.add(event.session());
        fields.add(call.verb().name());
        fields.add(event.outcome().name());
        fields.add(orNothing(call.mailbox()));
        fields.add(orNothing(call.target()));
        fields.add((call.isByNumber() ? "#" : "") + orNothing(Sets.text(call.uids())));
        fields.add(Long.toString(call.modSeq()));
        fields.addAll(call.words());
        var text = new StringBuilder(String.join(" ", fields)).append('\n');
        for (Received line : event.received()) {
            text.append(' ')
                    .append(line.at() - event.begun())
                    .append(' ')
                    .append(line.text().replace('\r', ' ').replace('\n', ' '))
                    .append('\n');
        }
        return text.toString();
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    private static String orEmpty(String text) {
        return text.equals(NOTHING) ? "" : text;
    }

    /**
     * @throws IllegalArgumentException if it is no event's text
     */
    static Event read(List<String> lines) {
        List<String> fields = List.of(lines.getFirst().split(" ", -1));
        if (fields.size() < FIXED) {
            throw new IllegalArgumentException("not an event: " + lines.getFirst());
        }
        String uids = fields.get(8);
        boolean isByNumber = uids.startsWith("#");
        var call =
                new Call(
                        Verb.valueOf(fields.get(4)),
                        orEmpty(fields.get(6)),
                        orEmpty(fields.get(7)),
                        isByNumber,
                        Sets.numbers(orEmpty(isByNumber ? uids.substring(1) : uids)),
                        Long.parseLong(fields.get(9)),
                        fields.subList(FIXED, fields.size()));
        long begun = Long.parseLong(fields.get(0));
        List<Received> received = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ', 1);
            long after = Long.parseLong(line.substring(1, space));
            received.add(Received.of(begun + after, line.substring(space + 1)));
        }
        return new Event(
                begun,
                Long.parseLong(fields.get(1)),
                fields.get(2),
                fields.get(3),
                call,
                Outcome.valueOf(fields.get(5)),
                received);
    }
}
