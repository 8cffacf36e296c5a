package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;

/** {@code BODY}, {@code BODY[section]}, {@code BODY.PEEK[section]}. RFC 9051 §6.4.5 */
record Body(String name) implements FetchItem {

    /** What a read marks as seen, and what it does not. */
    static final Body READ = new Body("BODY");

    static final Body PEEK = new Body("BODY.PEEK");

    @Override
    public Attribute parse(ArgumentReader in) {
        boolean setsSeen = equals(READ);
        if (setsSeen && !in.isNext('[')) {
            return BodyStructure.BODY;
        }
        Section section = Section.parse(in);
        return new BodySection("BODY", true, section, Partial.parse(in), setsSeen);
    }
}
