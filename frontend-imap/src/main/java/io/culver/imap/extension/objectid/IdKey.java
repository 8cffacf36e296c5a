package io.culver.imap.extension.objectid;

import io.culver.imap.protocol.SearchKey;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.SearchCriteria;
import io.culver.model.UidSet;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code EMAILID} and {@code THREADID} of SEARCH. RFC 8474 §6
 *
 * @param meaning what is asked of the message; empty if no message has such an id
 */
record IdKey(String name, Function<String, Optional<? extends SearchCriteria>> meaning)
        implements SearchKey {

    private static final int LENGTH_MAX = 255;

    /** {@code SP objectid}; {@code objectid = 1*255(ALPHA / DIGIT / "_" / "-")} RFC 8474 §7 */
    @Override
    public Criterion parse(ArgumentReader in, KeyReader keys) {
        String id = in.space().take(IdKey::isAllowed, "object id");
        if (id.length() > LENGTH_MAX) {
            throw in.error("shorter object id");
        }
        Optional<? extends SearchCriteria> asked = meaning.apply(id);
        return view -> asked.isPresent() ? asked.get() : new SearchCriteria.InUids(UidSet.EMPTY);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-';
    }
}
