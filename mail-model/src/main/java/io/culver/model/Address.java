package io.culver.model;

import java.util.List;
import java.util.Optional;

/** One entry of an address list as ENVELOPE shows it. RFC 9051 §7.5.2 */
public sealed interface Address {
    /** One person's address; parts that the header lacks are absent. */
    record Mailbox(
            Optional<RawText> name,
            Optional<RawText> route,
            Optional<RawText> local,
            Optional<RawText> domain)
            implements Address {}

    /** A named group, RFC 5322 §3.4: written as a start marker, its members and an end marker. */
    record Group(RawText name, List<Mailbox> members) implements Address {
        public Group {
            members = List.copyOf(members);
        }
    }
}
