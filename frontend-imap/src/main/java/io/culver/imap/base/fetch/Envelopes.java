package io.culver.imap.base.fetch;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Address;
import io.culver.model.Envelope;
import io.culver.model.RawText;
import java.util.List;
import java.util.Optional;

/** Writes {@code envelope}. RFC 9051 §7.5.2, §9 */
final class Envelopes {
    private Envelopes() {}

    static void write(Envelope envelope, ResponseWriter out) {
        out.atom("(");
        nstring(envelope.date(), out);
        nstring(envelope.subject(), out.space());
        addresses(envelope.from(), out.space());
        addresses(envelope.sender(), out.space());
        addresses(envelope.replyTo(), out.space());
        addresses(envelope.to(), out.space());
        addresses(envelope.cc(), out.space());
        addresses(envelope.bcc(), out.space());
        nstring(envelope.inReplyTo(), out.space());
        nstring(envelope.messageId(), out.space());
        out.atom(")");
    }

    /** {@code nstring = string / nil} */
    static void nstring(Optional<RawText> text, ResponseWriter out) {
        text.ifPresentOrElse(out::string, out::nil);
    }

    private static void addresses(List<Address> addresses, ResponseWriter out) {
        if (addresses.isEmpty()) {
            out.nil();
            return;
        }
        out.atom("(");
        for (Address address : addresses) {
            switch (address) {
                case Address.Mailbox mailbox -> mailbox(mailbox, out);
                case Address.Group(var name, var members) -> {
                    out.atom("(NIL NIL ").string(name).atom(" NIL)");
                    members.forEach(member -> mailbox(member, out));
                    out.atom("(NIL NIL NIL NIL)");
                }
            }
        }
        out.atom(")");
    }

    /** {@code address}: a mailbox name of NIL would mark a group, so it is never absent here. */
    private static void mailbox(Address.Mailbox mailbox, ResponseWriter out) {
        out.atom("(");
        nstring(mailbox.name(), out);
        nstring(mailbox.route(), out.space());
        out.space().string(mailbox.local().orElse(RawText.EMPTY)).space();
        out.string(mailbox.domain().orElse(RawText.EMPTY)).atom(")");
    }
}
