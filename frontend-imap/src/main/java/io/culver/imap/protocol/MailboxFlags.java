package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Flag;
import java.util.List;
import java.util.stream.Stream;

/** {@code "FLAGS" SP flag-list}: the flags that messages of a mailbox can have. RFC 9051 §7.3.5 */
public record MailboxFlags(List<Flag> keywords) implements Untagged {

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("FLAGS").space().list(all(keywords), out::atom);
    }

    /** The names of the system flags and of these keywords. */
    static List<String> all(List<Flag> keywords) {
        return Stream.concat(Flag.SYSTEM.stream(), keywords.stream()).map(Flag::name).toList();
    }
}
