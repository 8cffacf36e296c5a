package io.culver.imap.base;

import io.culver.model.ListedMailbox;
import io.culver.model.MailboxName;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * An account's mailboxes by name, where those below a mailbox stand together. What is missing above
 * a name that is only subscribed to stands there, too: RECURSIVEMATCH tells of it. RFC 9051
 * §6.3.9.6
 */
final class MailboxTree {

    private final NavigableMap<String, ListedMailbox> byName = new TreeMap<>();

    MailboxTree(List<ListedMailbox> mailboxes) {
        for (ListedMailbox mailbox : mailboxes) {
            byName.put(mailbox.name().value(), mailbox);
            if (mailbox.id().isEmpty()) {
                addMissingAbove(mailbox.name());
            }
        }
    }

    private void addMissingAbove(MailboxName name) {
        for (Optional<MailboxName> above = name.parent();
                above.isPresent();
                above = above.get().parent()) {
            var missing = new ListedMailbox(above.get(), Optional.empty(), Optional.empty(), false);
            byName.putIfAbsent(above.get().value(), missing);
        }
    }

    Collection<ListedMailbox> mailboxes() {
        return byName.values();
    }

    boolean hasChildren(MailboxName name) {
        return hasBelow(name, mailbox -> mailbox.id().isPresent());
    }

    boolean hasSubscribedBelow(MailboxName name) {
        return hasBelow(name, ListedMailbox::isSubscribed);
    }

    private boolean hasBelow(MailboxName name, Predicate<ListedMailbox> wanted) {
        String prefix = name.value() + MailboxName.SEPARATOR;
        return byName.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .anyMatch(entry -> wanted.test(entry.getValue()));
    }
}
