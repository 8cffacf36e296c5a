package io.culver.imap;

import io.culver.imap.ModelCommand.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** What a client may do next, with regard to what it knows. */
final class RandomCommands {

    private static final int CROWD = 25;
    private static final List<String> FLAGS =
            List.of("\\Seen", "\\Flagged", "\\Answered", "\\Deleted", "$Work", "Junk");
    private static final List<String> ITEMS =
            List.of("(FLAGS)", "(UID FLAGS)", "(UID)", "(UID FLAGS RFC822.SIZE)", "BODY[TEXT]");

    private final RandomGenerator random;

    RandomCommands(RandomGenerator random) {
        this.random = random;
    }

    /** Selects the mailbox again, leaves it or waits in it; to be sent last of a segment. */
    ModelCommand last(boolean isSelected) {
        return switch (random.nextInt(isSelected ? 10 : 1)) {
            case 0, 1 -> ModelCommand.of("SELECT INBOX", Kind.SELECTS);
            case 2 -> ModelCommand.of(oneOf(List.of("CLOSE", "UNSELECT")), Kind.DESELECTS);
            default -> ModelCommand.of("IDLE", Kind.IDLE);
        };
    }

    /** A command of the selected state that names messages by UID or not at all. */
    ModelCommand withoutNumbers(ClientView view) {
        return switch (random.nextInt(view.uids().isEmpty() ? 6 : 11)) {
            case 0 -> any("NOOP");
            case 1 -> view.size() > CROWD ? expunging("UID MOVE 1:* Other") : append();
            case 2 -> expunging("EXPUNGE");
            case 3 -> any("STATUS Other (MESSAGES UIDNEXT)");
            case 4 ->
                    any(
                            "UID SEARCH "
                                    + oneOf(FLAGS)
                                            .replace("\\", "")
                                            .replace("$Work", "ALL")
                                            .replace("Junk", "KEYWORD Junk"));
            case 5 -> any("UID FETCH 1:* (FLAGS)");
            case 6 -> any("UID FETCH " + uid(view) + " " + oneOf(ITEMS));
            case 7 -> any("UID COPY " + uid(view) + " INBOX");
            case 8 -> expunging("UID MOVE " + uid(view) + " " + oneOf(List.of("Other", "INBOX")));
            case 9 -> expunging("UID EXPUNGE " + uid(view));
            default -> uidStore(view);
        };
    }

    /** A command that names messages by number; the view has some. */
    ModelCommand withNumbers(ClientView view) {
        int first = 1 + random.nextInt(view.size());
        int last = Math.min(view.size(), first + random.nextInt(4));
        String set = first == last ? "" + first : first + ":" + last;
        return switch (random.nextInt(8)) {
            case 0, 1 -> holding("FETCH " + set + " " + oneOf(ITEMS));
            case 2 -> holding("FETCH " + first + ":* (UID FLAGS)");
            case 3 -> holding("SEARCH " + set + " NOT DELETED");
            case 4 -> ModelCommand.of("COPY " + set + " INBOX", Kind.USES_NUMBERS);
            case 5 -> ModelCommand.of("MOVE " + set + " Other", Kind.USES_NUMBERS_AND_EXPUNGES);
            default -> numberStore(view, first, last, set);
        };
    }

    private ModelCommand numberStore(ClientView view, int first, int last, String set) {
        return store("STORE " + set, Kind.HOLDS_EXPUNGES, view.numbered(first, last)::contains);
    }

    private ModelCommand uidStore(ClientView view) {
        long first = uid(view);
        long last = first + random.nextInt(5);
        return store(
                "UID STORE " + first + ":" + last,
                Kind.ANY,
                message -> message.uid().filter(uid -> uid < first || uid > last).isEmpty());
    }

    private ModelCommand store(String command, Kind kind, Predicate<ClientView.Message> targets) {
        Set<String> flags = Set.of(oneOf(FLAGS));
        String list = "(" + String.join(" ", flags) + ")";
        String sign = oneOf(List.of("+", "-", ""));
        if (random.nextBoolean()) {
            return ModelCommand.of(command + " " + sign + "FLAGS " + list, kind);
        }
        return ModelCommand.of(command + " " + sign + "FLAGS.SILENT " + list, kind)
                .silencing(targets, effect(sign, flags));
    }

    private static UnaryOperator<Set<String>> effect(String sign, Set<String> flags) {
        return before -> {
            Set<String> after = sign.isEmpty() ? new HashSet<>() : before;
            if (sign.equals("-")) {
                after.removeAll(flags);
            } else {
                after.addAll(flags);
            }
            return after;
        };
    }

    private ModelCommand append() {
        String message = "Subject: " + random.nextInt(1_000) + "\r\n\r\ntext\r\n";
        return any("APPEND INBOX (" + oneOf(FLAGS) + ") {" + message.length() + "+}\r\n" + message);
    }

    private long uid(ClientView view) {
        return oneOf(view.uids());
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static ModelCommand any(String text) {
        return ModelCommand.of(text, Kind.ANY);
    }

    private static ModelCommand expunging(String text) {
        return ModelCommand.of(text, Kind.EXPUNGES);
    }

    private static ModelCommand holding(String text) {
        return ModelCommand.of(text, Kind.HOLDS_EXPUNGES);
    }
}
