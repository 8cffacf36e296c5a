package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.ListedMailbox;
import io.culver.model.MailboxName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * LSUB: names subscribed to; with {@code %} also those above them, as {@code \Noselect}. RFC 3501
 * §6.3.9
 */
final class Lsub implements Command.Authenticated<Lsub.Request> {

    record Request(ListPattern pattern) {}

    @Override
    public Signature signature() {
        return Signature.of("LSUB");
    }

    /** {@code lsub = "LSUB" SP mailbox SP list-mailbox} RFC 3501 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        String reference = in.space().mailboxText();
        return new Request(ListPattern.read(reference, in.space()));
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        Map<MailboxName, Boolean> found = new TreeMap<>();
        for (ListedMailbox mailbox : state.account().mailboxes()) {
            if (mailbox.isSubscribed()) {
                find(mailbox.name(), request.pattern(), found);
            }
        }
        found.forEach((name, isSubscribed) ->
                out.send(
                        Listing.of(
                                "LSUB",
                                isSubscribed ? List.of() : List.of("\\Noselect"),
                                name,
                                false)));
        return Reply.ok("LSUB completed");
    }

    private static void find(
            MailboxName subscribed, ListPattern pattern, Map<MailboxName, Boolean> found) {
        if (pattern.matches(subscribed)) {
            found.put(subscribed, true);
        } else if (pattern.text().endsWith("%")) {
            for (Optional<MailboxName> above = subscribed.parent();
                    above.isPresent();
                    above = above.get().parent()) {
                if (pattern.matches(above.get())) {
                    found.putIfAbsent(above.get(), false);
                }
            }
        }
    }
}
