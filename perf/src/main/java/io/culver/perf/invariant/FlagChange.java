package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.response.Sets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a STORE does to a message's flags; its words are {@code +}, {@code -} or {@code =}, then
 * them.
 */
record FlagChange(String how, List<String> flags) {
    static final String SILENT = "silent";

    static FlagChange of(Event store) {
        List<String> words = store.call().words();
        return new FlagChange(
                words.getFirst(),
                words.subList(1, words.size()).stream()
                        .filter(word -> !word.equals(SILENT))
                        .toList());
    }

    /** The messages that it did not refuse because of UNCHANGEDSINCE. */
    static List<Long> touched(Event store) {
        Set<Long> refused = new HashSet<>(Sets.numbers(store.code("MODIFIED").orElse("")));
        return store.call().uids().stream().filter(uid -> !refused.contains(uid)).toList();
    }

    /** What it makes of a flag; absent if it leaves it as it is. */
    Optional<Boolean> valueOf(String flag) {
        boolean isNamed = flags.contains(flag);
        return switch (how) {
            case "+" -> isNamed ? Optional.of(true) : Optional.empty();
            case "-" -> isNamed ? Optional.of(false) : Optional.empty();
            default -> Optional.of(isNamed);
        };
    }

    Set<String> applyTo(Set<String> current) {
        Set<String> next = new HashSet<>(how.equals("=") ? Set.of() : current);
        if (how.equals("-")) {
            flags.forEach(next::remove);
        } else {
            next.addAll(flags);
        }
        return next;
    }
}
