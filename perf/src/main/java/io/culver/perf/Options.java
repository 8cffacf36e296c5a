package io.culver.perf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code perf/run} was asked for.
 *
 * @param isQuick fewer messages, connections and repetitions
 * @param messages in INBOX
 * @param isOnCassandra or else embedded
 * @param isWithDovecot if it is installed
 * @param mbox whose mail is taken instead of generated mail, over and over
 * @param only a part of the names of the measures that are wanted, if not all are
 */
record Options(
        boolean isQuick,
        int messages,
        boolean isOnCassandra,
        boolean isWithDovecot,
        Optional<Path> mbox,
        Optional<String> only) {
    static final String USAGE =
            "perf/run [--quick] [--messages N] [--mail MBOX] [--store embedded|cassandra]"
                    + " [--no-dovecot] [--only MEASURE]";

    private static final int MESSAGES_QUICK = 20_000;
    private static final int MESSAGES_FULL = 100_000;

    /** Fewer, and commands on 1,000 messages make no sense; more, and no disk is large enough. */
    private static final int MESSAGES_MIN = 2_000;

    private static final int MESSAGES_MAX = 10_000_000;

    /**
     * @throws IllegalArgumentException that says what is wrong
     */
    static Options parse(List<String> arguments) {
        boolean isQuick = false;
        int messages = 0;
        boolean isOnCassandra = false;
        boolean isWithDovecot = true;
        Optional<Path> mbox = Optional.empty();
        Optional<String> only = Optional.empty();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--quick" -> isQuick = true;
                case "--messages" -> messages = number(option, value(option, rest));
                case "--mail" -> mbox = Optional.of(file(value(option, rest)));
                case "--store" -> isOnCassandra = isCassandra(value(option, rest));
                case "--no-dovecot" -> isWithDovecot = false;
                case "--only" -> only = Optional.of(value(option, rest));
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        if (messages == 0) {
            messages = isQuick ? MESSAGES_QUICK : MESSAGES_FULL;
        }
        return new Options(isQuick, messages, isOnCassandra, isWithDovecot, mbox, only);
    }

    /** Whether the measure of this name is to be run. */
    boolean wants(String measure) {
        return only.map(measure::contains).orElse(true);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, String text) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + text, e);
        }
        if (number < MESSAGES_MIN || number > MESSAGES_MAX) {
            throw new IllegalArgumentException(
                    option + " takes " + MESSAGES_MIN + " to " + MESSAGES_MAX);
        }
        return number;
    }

    private static Path file(String name) {
        Path file = Path.of(name).toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot read " + name);
        }
        return file;
    }

    private static boolean isCassandra(String store) {
        return switch (store) {
            case "embedded" -> false;
            case "cassandra" -> true;
            default -> throw new IllegalArgumentException("no such store: " + store);
        };
    }
}
