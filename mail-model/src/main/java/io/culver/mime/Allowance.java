package io.culver.mime;

import io.culver.model.RawText;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much more a message's parsed view may hold, so that no message makes one that is too large to
 * be kept and sent: {@link MimeLimits#VALUES_MAX}, {@link MimeLimits#TEXTS_OCTETS_MAX}.
 */
final class Allowance {
    private int values;
    private int octets;

    /** Of a whole message. */
    Allowance() {
        this(MimeLimits.VALUES_MAX, MimeLimits.TEXTS_OCTETS_MAX);
    }

    Allowance(int values, int octets) {
        this.values = values;
        this.octets = octets;
    }

    /** Takes one value, made of these texts; false if there is no room for it. */
    boolean takeValue(String... texts) {
        if (values == 0 || !takeTexts(texts)) {
            return false;
        }
        values--;
        return true;
    }

    /** Takes these texts; false if there is no room for all of them. */
    boolean takeTexts(String... texts) {
        long wanted = Stream.of(texts).mapToLong(String::length).sum();
        if (wanted > octets) {
            return false;
        }
        octets -= (int) wanted;
        return true;
    }

    /** As much of a text, from its beginning, as there is room for. */
    Optional<RawText> cut(Optional<RawText> text) {
        int most = Math.min(MimeLimits.TEXT_OCTETS_MAX, octets);
        Optional<RawText> cut =
                text.map(whole ->
                        whole.octets().length() <= most
                                ? whole
                                : new RawText(whole.octets().substring(0, most)));
        octets -= cut.map(taken -> taken.octets().length()).orElse(0);
        return cut;
    }
}
