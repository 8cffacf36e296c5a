package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Registry;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.StatusItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.ListedMailbox;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.SpecialUse;
import java.util.ArrayList;
import java.util.List;

/** LIST, with selection and return options. RFC 9051 §6.3.9, RFC 5258, RFC 5819, RFC 6154 */
final class ListCommand implements Command.Authenticated<ListRequest> {

    private final Registry<StatusItem> statusItems;

    ListCommand(Registry<StatusItem> statusItems) {
        this.statusItems = statusItems;
    }

    @Override
    public Signature signature() {
        return Signature.of("LIST");
    }

    @Override
    public ListRequest parse(ArgumentReader in) {
        return new ListArguments(statusItems, in).read();
    }

    @Override
    public Reply run(ListRequest request, State.LoggedIn state, Responder out) {
        if (!request.isExtended() && request.patterns().getFirst().equals(ListPattern.EMPTY)) {
            out.send(line -> line.atom("LIST (\\Noselect) \"/\" \"\""));
            return Reply.ok("LIST completed");
        }
        var all = new MailboxTree(state.account().mailboxes());
        for (ListedMailbox mailbox : all.mailboxes()) {
            if (request.matches(mailbox.name())) {
                list(mailbox, all, request, state, out);
            }
        }
        return Reply.ok("LIST completed");
    }

    private static void list(
            ListedMailbox mailbox,
            MailboxTree all,
            ListRequest request,
            State.LoggedIn state,
            Responder out) {
        ListRequest.Selection selection = request.selection();
        boolean isWanted =
                (!selection.isSubscribed() || mailbox.isSubscribed())
                        && (!selection.isSpecialUse() || mailbox.use().isPresent())
                        && (mailbox.id().isPresent() || selection.isSubscribed());
        boolean hasSubscribedChild =
                selection.isRecursive()
                        && selection.isSubscribed()
                        && all.hasSubscribedBelow(mailbox.name());
        if (isWanted || hasSubscribedChild) {
            List<String> attributes = attributes(mailbox, all, request);
            out.send(Listing.of("LIST", attributes, mailbox.name(), hasSubscribedChild));
            if (!request.returnStatus().isEmpty() && mailbox.id().isPresent()) {
                status(mailbox.name(), request.returnStatus(), state, out);
            }
        }
    }

    private static List<String> attributes(
            ListedMailbox mailbox, MailboxTree all, ListRequest request) {
        List<String> attributes = new ArrayList<>();
        if (mailbox.id().isEmpty()) {
            attributes.add("\\NonExistent");
        } else {
            attributes.add(all.hasChildren(mailbox.name()) ? "\\HasChildren" : "\\HasNoChildren");
        }
        if (request.returnSubscribed() && mailbox.isSubscribed()) {
            attributes.add("\\Subscribed");
        }
        mailbox.use().map(SpecialUse::attribute).ifPresent(attributes::add);
        return attributes;
    }

    private static void status(
            MailboxName name, List<StatusItem> items, State.LoggedIn state, Responder out) {
        try {
            new StatusResponse.Sender(state, items, out).send(name);
        } catch (MailException refusal) {
            if (refusal.error() != MailError.NO_SUCH_MAILBOX) { // deleted meanwhile
                throw refusal;
            }
        }
    }
}
