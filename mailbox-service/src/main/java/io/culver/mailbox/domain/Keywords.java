package io.culver.mailbox.domain;

import io.culver.model.Flag;
import io.culver.model.Flags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keywords that were ever used in a mailbox, in the order and in the spelling of first use.
 * Immutable. RFC 9051 §2.3.2
 */
public final class Keywords {
    public static final Keywords NONE = new Keywords(Map.of(), List.of());

    private final Map<Flag, Flag> spellings;
    private final List<Flag> inOrder;

    private Keywords(Map<Flag, Flag> spellings, List<Flag> inOrder) {
        this.spellings = spellings;
        this.inOrder = inOrder;
    }

    public static Keywords of(List<Flag> inOrder) {
        return NONE.plus(inOrder.stream());
    }

    public List<Flag> toList() {
        return inOrder;
    }

    public int size() {
        return inOrder.size();
    }

    Keywords plus(Stream<Flag> flags) {
        Map<Flag, Flag> all = new LinkedHashMap<>();
        inOrder.forEach(it -> all.put(it, it));
        flags.filter(it -> !it.isSystem()).forEach(it -> all.putIfAbsent(it, it));
        return all.size() == size() ? this : new Keywords(all, List.copyOf(all.values()));
    }

    /** The same flags, spelled as they were first. */
    Flags spell(Flags flags) {
        boolean isSpelled = flags.stream().allMatch(it -> spelling(it).name().equals(it.name()));
        return isSpelled ? flags : Flags.copyOf(flags.stream().map(this::spelling).toList());
    }

    private Flag spelling(Flag flag) {
        return spellings.getOrDefault(flag, flag);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Keywords that && inOrder.equals(that.inOrder);
    }

    @Override
    public int hashCode() {
        return inOrder.hashCode();
    }

    @Override
    public String toString() {
        return inOrder.toString();
    }
}
