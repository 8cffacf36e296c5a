package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ArgumentReader;
import java.util.Optional;

/** IMAP4rev1's own names for three sections. RFC 3501 §6.4.5 */
record Rfc822(String name, Attribute attribute) implements FetchItem {

    static final Rfc822 MESSAGE = of("RFC822", Section.MESSAGE, true);
    static final Rfc822 HEADER = of("RFC822.HEADER", Section.HEADER, false);
    static final Rfc822 TEXT = of("RFC822.TEXT", Section.TEXT, true);

    private static Rfc822 of(String name, Section section, boolean setsSeen) {
        return new Rfc822(name, new BodySection(name, false, section, Optional.empty(), setsSeen));
    }

    @Override
    public Attribute parse(ArgumentReader in) {
        return attribute;
    }
}
