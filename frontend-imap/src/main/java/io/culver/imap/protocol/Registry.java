package io.culver.imap.protocol;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One production that RFCs add to. Filled at start-up; from then on only read. */
public final class Registry<T extends Named> {

    private final Map<String, T> byName = new TreeMap<>();

    void add(T element) {
        if (byName.put(element.name(), element) != null) {
            throw new IllegalStateException(element.name() + " is in the grammar twice");
        }
    }

    /** The element of this name, in any case. */
    public Optional<T> find(String name) {
        return Optional.ofNullable(byName.get(name.toUpperCase(Locale.ROOT)));
    }

    public Collection<T> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
