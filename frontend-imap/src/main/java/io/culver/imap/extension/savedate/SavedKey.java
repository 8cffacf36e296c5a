package io.culver.imap.extension.savedate;

import io.culver.imap.protocol.SearchKey;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.SearchCriteria;
import java.time.LocalDate;
import java.util.function.Function;

/** {@code SAVEDBEFORE}, {@code SAVEDON} and {@code SAVEDSINCE}. RFC 8514 §4.3 */
record SavedKey(String name, Function<LocalDate, SearchCriteria> meaning) implements SearchKey {

    /** {@code SP date} */
    @Override
    public Criterion parse(ArgumentReader in, KeyReader keys) {
        SearchCriteria criteria = meaning.apply(in.space().date());
        return view -> criteria;
    }
}
