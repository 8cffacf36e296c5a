package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Words;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** One production that RFCs add to. Filled at start-up; from then on only read. */
public final class Registry<T extends Named> {

    private final Words<T> byName = new Words<>();

    void add(T element) {
        byName.add(element.name(), element);
    }

    /** The elements by their names. */
    public Words<T> byName() {
        return byName;
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
                    T element = in.keyword(byName).orElseThrow(() -> in.error(what));
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
        return byName.all();
    }
}
