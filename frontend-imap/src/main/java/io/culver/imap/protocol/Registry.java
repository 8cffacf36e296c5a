package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

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

    /**
     * {@code "(" element *(SP element) ")"}: each with what follows its name, and none twice.
     *
     * @param what is expected, as the client is told
     */
    public <R> List<R> readEach(
            ArgumentReader in, String what, BiFunction<T, ArgumentReader, R> rest) {
        Set<String> names = new HashSet<>();
        List<R> read =
                in.list(() -> {
                    T element = find(in.keyword()).orElseThrow(() -> in.error(what));
                    if (!names.add(element.name())) {
                        throw in.error(element.name() + " once");
                    }
                    return rest.apply(element, in);
                });
        if (read.isEmpty()) {
            throw in.error(what);
        }
        return read;
    }

    public Collection<T> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
