package io.culver.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The flags of a message: a set in a fixed order, system flags first. RFC 9051 §2.3.2 */
public final class Flags implements Iterable<Flag> {
    public static final Flags NONE = new Flags(Collections.emptySortedSet());

    private final SortedSet<Flag> flags;

    private Flags(SortedSet<Flag> flags) {
        this.flags = flags;
    }

    public static Flags of(Flag... flags) {
        return copyOf(Arrays.asList(flags));
    }

    public static Flags copyOf(Collection<Flag> flags) {
        return flags.isEmpty() ? NONE : new Flags(new TreeSet<>(flags));
    }

    public Flags plus(Flags added) {
        if (flags.containsAll(added.flags)) {
            return this;
        }
        SortedSet<Flag> union = new TreeSet<>(flags);
        union.addAll(added.flags);
        return new Flags(union);
    }

    public Flags minus(Flags removed) {
        if (Collections.disjoint(flags, removed.flags)) {
            return this;
        }
        SortedSet<Flag> rest = new TreeSet<>(flags);
        rest.removeAll(removed.flags);
        return rest.isEmpty() ? NONE : new Flags(rest);
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
        return List.copyOf(flags);
    }

    public Stream<Flag> stream() {
        return flags.stream();
    }

    @Override
    public Iterator<Flag> iterator() {
        return Collections.unmodifiableSortedSet(flags).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flags that && flags.equals(that.flags);
    }

    @Override
    public int hashCode() {
        return flags.hashCode();
    }

    @Override
    public String toString() {
        return flags.toString();
    }
}
