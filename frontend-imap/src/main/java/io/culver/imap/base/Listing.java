package io.culver.imap.base;

import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxName;
import java.util.List;
import java.util.Optional;

/**
 * {@code mailbox-list}: a mailbox and what is special about it. RFC 9051 §7.3.1
 *
 * @param response LIST or LSUB
 * @param hasSubscribedChild whether RECURSIVEMATCH found a subscription below. RFC 9051 §6.3.9.6
 * @param oldName what the client calls it, if that is not its name. RFC 9051 §6.3.9.7
 */
record Listing(
        String response,
        List<String> attributes,
        MailboxName name,
        boolean hasSubscribedChild,
        Optional<String> oldName)
        implements Untagged {

    Listing {
        attributes = List.copyOf(attributes);
    }

    /** As LIST and LSUB answer. */
    static Listing of(
            String response,
            List<String> attributes,
            MailboxName name,
            boolean hasSubscribedChild) {
        return new Listing(response, attributes, name, hasSubscribedChild, Optional.empty());
    }

    /** As other commands tell of a name: with what the client wrote, if it is written otherwise. */
    static Listing of(List<String> attributes, MailboxName name, Optional<String> oldName) {
        return new Listing("LIST", attributes, name, false, oldName);
    }

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom(response).space().list(attributes, out::atom);
        out.atom(" \"/\" ").mailbox(name);
        if (hasSubscribedChild) {
            out.atom(" (\"CHILDINFO\" (\"SUBSCRIBED\"))");
        }
        oldName.ifPresent(old -> out.atom(" (\"OLDNAME\" (").astring(old).atom("))"));
    }
}
