package io.culver.imap.base.search;

import io.culver.imap.protocol.SearchKey;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.DataSize;
import io.culver.model.Flag;
import io.culver.model.SearchCriteria;
import io.culver.model.SearchCriteria.DateOf;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A key of IMAP itself: its name, and how to read what follows. RFC 9051 §6.4.4
 *
 * @param arguments reads the arguments with the space before them
 */
record Key(String name, Arguments arguments) implements SearchKey {

    @FunctionalInterface
    interface Arguments {
        Criterion parse(ArgumentReader in, KeyReader keys);
    }

    @Override
    public Criterion parse(ArgumentReader in, KeyReader keys) {
        return arguments.parse(in, keys);
    }

    /** One that needs the session's view, and no arguments. */
    static Key plain(String name, Criterion criterion) {
        return new Key(name, (in, keys) -> criterion);
    }

    static Key hasFlag(String name, Flag flag) {
        return plain(name, view -> new SearchCriteria.HasFlag(flag));
    }

    static Key lacksFlag(String name, Flag flag) {
        return plain(name, view -> lacks(flag));
    }

    static SearchCriteria lacks(Flag flag) {
        return new SearchCriteria.Not(new SearchCriteria.HasFlag(flag));
    }

    /** {@code SP flag-keyword} */
    static Key keyword(String name, Function<Flag, SearchCriteria> meaning) {
        return new Key(
                name,
                (in, keys) -> {
                    if (in.space().isNext('\\')) {
                        throw in.error("keyword");
                    }
                    return constant(meaning.apply(in.flag()));
                });
    }

    /** {@code SP astring} */
    static Key text(String name, Function<String, SearchCriteria> meaning) {
        return new Key(name, (in, keys) -> constant(meaning.apply(in.space().soughtText())));
    }

    /** {@code SP astring}, to be found in the field of this name. */
    static Key field(String name) {
        return text(name, text -> new SearchCriteria.Header(name, text));
    }

    /** {@code SP date} */
    static Key date(String name, BiFunction<DateOf, LocalDate, SearchCriteria> meaning, DateOf of) {
        return new Key(name, (in, keys) -> constant(meaning.apply(of, in.space().date())));
    }

    /** {@code SP number64} */
    static Key size(String name, Function<DataSize, SearchCriteria> meaning) {
        return new Key(
                name, (in, keys) -> constant(meaning.apply(new DataSize(in.space().number64()))));
    }

    private static Criterion constant(SearchCriteria criteria) {
        return view -> criteria;
    }
}
