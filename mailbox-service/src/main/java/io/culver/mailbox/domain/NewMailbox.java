package io.culver.mailbox.domain;

import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.SpecialUse;
import io.culver.model.UidValidity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A mailbox that begins, empty, with all that was decided about it. */
public record NewMailbox(
        MailboxId id, MailboxName name, UidValidity uidValidity, Optional<SpecialUse> use) {
    static Set<MailboxId> ids(List<NewMailbox> mailboxes) {
        return mailboxes.stream().map(NewMailbox::id).collect(Collectors.toSet());
    }
}
