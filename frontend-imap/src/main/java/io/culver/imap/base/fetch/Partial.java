package io.culver.imap.base.fetch;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Span;
import java.util.Optional;

/**
 * Which octets of a section are wanted. {@code partial} RFC 9051 §6.4.5
 *
 * @param length at least 1
 */
record Partial(long offset, long length) {

    /** {@code partial = "<" number64 "." nz-number64 ">"}, if it is there. */
    static Optional<Partial> parse(ArgumentReader in) {
        if (!in.accept('<')) {
            return Optional.empty();
        }
        long offset = in.number64();
        if (!in.accept('.')) {
            throw in.error(".");
        }
        long length = in.number64();
        if (length == 0 || !in.accept('>')) {
            throw in.error(length == 0 ? "number above 0" : ">");
        }
        return Optional.of(new Partial(offset, length));
    }

    /** The wanted octets of a section: none beyond its end. */
    Span within(Span section) {
        long skipped = Math.min(offset, section.length());
        return new Span(section.offset() + skipped, Math.min(length, section.length() - skipped));
    }

    static Span within(Optional<Partial> partial, Span section) {
        return partial.map(wanted -> wanted.within(section)).orElse(section);
    }

    /** Only the origin is told: the length shows. */
    void write(ResponseWriter out) {
        out.atom("<").number(offset).atom(">");
    }
}
