package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import java.util.Optional;

/**
 * {@code BINARY[part]}, {@code BINARY.PEEK[part]}, {@code BINARY.SIZE[part]}: a part without its
 * transfer encoding. RFC 9051 §6.4.5
 */
record Binary(String name) implements FetchItem {

    static final Binary READ = new Binary("BINARY");
    static final Binary PEEK = new Binary("BINARY.PEEK");
    static final Binary SIZE = new Binary("BINARY.SIZE");

    @Override
    public Attribute parse(ArgumentReader in) {
        Section section = Section.parse(in);
        if (section.kind() != Section.Kind.CONTENT) {
            throw in.error("section of numbers only");
        }
        return equals(SIZE)
                ? new BinarySection(section, Optional.empty(), true, false)
                : new BinarySection(section, Partial.parse(in), false, equals(READ));
    }
}
