package io.culver.imap.base;

import io.culver.model.ListedMailbox;
import io.culver.model.MailboxName;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An account's mailboxes by name, where those below a mailbox stand together. */
final class MailboxTree {

    private final NavigableMap<String, ListedMailbox> byName = new TreeMap<>();

    MailboxTree(List<ListedMailbox> mailboxes) {
        mailboxes.forEach(mailbox -> byName.put(mailbox.name().value(), mailbox));
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
