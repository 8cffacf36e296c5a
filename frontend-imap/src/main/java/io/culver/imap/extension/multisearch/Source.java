package io.culver.imap.extension.multisearch;

import io.culver.imap.wire.ArgumentReader;
import io.culver.model.ListedMailbox;
import io.culver.model.MailboxName;
import java.util.List;

/**
 * Mailboxes to search in: {@code filter-mailboxes} RFC 5465 §6, RFC 7377 §2.2. All of a user's
 * mailboxes are his own, and new mail comes to INBOX alone.
 *
 * @param named what the last three kinds begin from; empty for the others
 */
record Source(Kind kind, List<MailboxName> named) {

    static final Source SELECTED = new Source(Kind.SELECTED, List.of());

    /** How mailboxes are chosen. */
    enum Kind {
        SELECTED,
        INBOXES,
        PERSONAL,
        SUBSCRIBED,
        SUBTREE,
        SUBTREE_ONE,
        MAILBOXES;

        private boolean names() {
            return compareTo(SUBTREE) >= 0;
        }
    }

    static Source parse(ArgumentReader in) {
        for (Kind kind : Kind.values()) {
            if (in.acceptKeyword(kind.name().replace('_', '-'))) {
                return new Source(kind, kind.names() ? names(in.space()) : List.of());
            }
        }
        throw in.error(
                "selected, inboxes, personal, subscribed, subtree, subtree-one or mailboxes");
    }

    /** {@code one-or-more-mailbox = mailbox / many-mailboxes} */
    private static List<MailboxName> names(ArgumentReader in) {
        if (!in.isNext('(')) {
            return List.of(in.mailbox());
        }
        List<MailboxName> names = in.list(in::mailbox);
        if (names.isEmpty()) {
            throw in.error("mailbox");
        }
        return names;
    }

    /** Whether it takes in this mailbox, which is not the selected one for its being selected. */
    boolean contains(ListedMailbox mailbox) {
        MailboxName name = mailbox.name();
        return switch (kind) {
            case SELECTED -> false;
            case INBOXES -> name.isInbox();
            case PERSONAL -> true;
            case SUBSCRIBED -> mailbox.isSubscribed();
            case MAILBOXES -> named.contains(name);
            case SUBTREE -> named.stream().anyMatch(top -> name.equals(top) || name.isBelow(top));
            case SUBTREE_ONE ->
                    named.contains(name) || name.parent().filter(named::contains).isPresent();
        };
    }
}
