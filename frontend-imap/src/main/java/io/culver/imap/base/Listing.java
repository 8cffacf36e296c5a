package io.culver.imap.base;

import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxName;
import java.util.List;

/**
 * {@code mailbox-list}: a mailbox and what is special about it. RFC 9051 §7.3.1
 *
 * @param response LIST or LSUB
 * @param hasSubscribedChild whether RECURSIVEMATCH found a subscription below. RFC 9051 §6.3.9.6
 */
record Listing(
        String response, List<String> attributes, MailboxName name, boolean hasSubscribedChild)
        implements Untagged {

    Listing {
        attributes = List.copyOf(attributes);
    }

    static Listing of(MailboxName name) {
        return new Listing("LIST", List.of(), name, false);
    }

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom(response).space().list(attributes, out::atom);
        out.atom(" \"/\" ").mailbox(name);
        if (hasSubscribedChild) {
            out.atom(" (\"CHILDINFO\" (\"SUBSCRIBED\"))");
        }
    }
}
