package io.culver.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The flags of a message: a set in a fixed order, system flags first. RFC 9051 §2.3.2 */
public final class Flags implements Iterable<Flag> {
    public static final Flags NONE = new Flags(List.of());

    /** In their order, each once. A message has few, and most messages have the same ones. */
    private final List<Flag> flags;

    private final int hash;

    private Flags(List<Flag> flags) {
        this.flags = flags;
        this.hash = flags.hashCode();
    }

    public static Flags of(Flag... flags) {
        return copyOf(Arrays.asList(flags));
    }

    public static Flags copyOf(Collection<Flag> flags) {
        if (flags.isEmpty()) {
            return NONE;
        }
        Flag[] sorted = flags.toArray(new Flag[0]);
        Arrays.sort(sorted);
        int count = 0;
        for (Flag flag : sorted) {
            if (count == 0 || !flag.equals(sorted[count - 1])) {
                sorted[count++] = flag;
            }
        }
        return new Flags(List.of(count == sorted.length ? sorted : Arrays.copyOf(sorted, count)));
    }

    public Flags plus(Flags added) {
        SortedSet<Flag> union = new TreeSet<>(flags);
        return union.addAll(added.flags) ? copyOf(union) : this;
    }

    public Flags minus(Flags removed) {
        SortedSet<Flag> rest = new TreeSet<>(flags);
        if (!rest.removeAll(removed.flags)) {
            return this;
        }
        return copyOf(rest);
    }

    public boolean contains(Flag flag) {
        return flags.contains(flag);
    }

    public boolean isEmpty() {
        return flags.isEmpty();
    }

    public int size() {
        return flags.size();
    }

    public List<Flag> toList() {
        return flags;
    }

    public Stream<Flag> stream() {
        return flags.stream();
    }

    @Override
    public Iterator<Flag> iterator() {
        return flags.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flags that && hash == that.hash && flags.equals(that.flags);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return flags.toString();
    }
}
