package io.culver.imap.extension.within;

import io.culver.imap.protocol.SearchKey;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.SearchCriteria;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/**
 * {@code OLDER} and {@code YOUNGER}: how long ago a message was received, in seconds before the
 * search runs. RFC 5032 §2
 *
 * @param meaning what is asked of the message, given that moment
 */
record AgeKey(String name, Function<Instant, SearchCriteria> meaning, Clock clock)
        implements SearchKey {

    /** {@code SP nz-number} */
    @Override
    public Criterion parse(ArgumentReader in, KeyReader keys) {
        long seconds = in.space().positive();
        return view -> meaning.apply(clock.instant().minusSeconds(seconds));
    }
}
