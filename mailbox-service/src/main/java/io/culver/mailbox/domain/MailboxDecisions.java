package io.culver.mailbox.domain;

import io.culver.mailbox.domain.Decider.Outcome;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.SpecialUse;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides about mailboxes and subscriptions. Refuses by {@link MailException}. */
final class MailboxDecisions {
    private final AccountState state;
    private final Instant time;
    private final QuotaCheck quota;

    MailboxDecisions(AccountState state, Instant time, QuotaCheck quota) {
        this.state = state;
        this.time = time;
        this.quota = quota;
    }

    Outcome create(Request.CreateMailbox request) {
        requireFree(request.name());
        request.use().ifPresent(this::requireFree);
        return new Outcome.Changes(
                new Change.MailboxesCreated(missing(request.name(), request.use())));
    }

    /** Two mailboxes for one use would leave a client to guess. RFC 6154 §3 */
    private void requireFree(SpecialUse use) {
        if (state.mailboxes().stream().anyMatch(it -> it.use().equals(Optional.of(use)))) {
            throw new MailException(MailError.USE_REFUSED, "Another mailbox has this use");
        }
    }

    private void requireFree(MailboxName name) {
        if (state.mailbox(name).isPresent()) {
            throw new MailException(MailError.ALREADY_EXISTS, "Mailbox exists already");
        }
    }

    Outcome delete(Request.DeleteMailbox request) {
        if (request.name().isInbox()) {
            throw new MailException(MailError.CANNOT, "INBOX cannot be deleted");
        }
        MailboxState mailbox = require(request.name());
        if (!state.namesBelow(request.name()).isEmpty()) {
            throw new MailException(MailError.HAS_CHILDREN, "There are mailboxes below this one");
        }
        return new Outcome.Changes(new Change.MailboxDeleted(mailbox.id()));
    }

    private MailboxState require(MailboxName name) {
        return state.mailbox(name)
                .orElseThrow(() -> new MailException(MailError.NO_SUCH_MAILBOX, "No such mailbox"));
    }

    Outcome rename(Request.RenameMailbox request) {
        MailboxState mailbox = require(request.from());
        requireFree(request.to());
        if (request.from().isInbox()) {
            return emptyInbox(mailbox, request.to());
        }
        if (request.to().isBelow(request.from())) {
            throw new MailException(MailError.CANNOT, "A mailbox cannot go below itself");
        }
        state.namesBelow(request.from()).forEach(it -> requireFits(it, request));
        List<NewMailbox> parents =
                request.to().parent().map(it -> missing(it, Optional.empty())).orElse(List.of());
        return new Outcome.Changes(
                new Change.MailboxesRenamed(request.from(), request.to(), parents));
    }

    private static void requireFits(MailboxName below, Request.RenameMailbox request) {
        try {
            var _ = below.rebase(request.from(), request.to());
        } catch (IllegalArgumentException tooLong) {
            throw new MailException(
                    MailError.LIMIT, "The name of a mailbox below would be too long");
        }
    }

    /** INBOX itself stays, and so do the mailboxes below it. RFC 9051 §6.3.6 */
    private Outcome emptyInbox(MailboxState inbox, MailboxName to) {
        UidSet uids = inbox.messages().uids();
        return new Outcome.Changes(
                new Change.InboxEmptied(inbox.id(), uids, missing(to, Optional.empty())));
    }

    /** The mailbox and those above it, as far as they do not exist, from the top down. */
    private List<NewMailbox> missing(MailboxName name, Optional<SpecialUse> use) {
        List<MailboxName> names = new ArrayList<>();
        Optional<MailboxName> next = Optional.of(name);
        while (next.isPresent() && state.mailbox(next.get()).isEmpty()) {
            names.addFirst(next.get());
            next = next.get().parent();
        }
        if (state.mailboxCount() + names.size() > AccountLimits.MAILBOXES) {
            throw new MailException(MailError.LIMIT, "Too many mailboxes");
        }
        quota.requireMailboxes(names.size());
        List<NewMailbox> created = new ArrayList<>();
        for (MailboxName it : names) {
            boolean isAsked = it.equals(name);
            created.add(begin(it, isAsked ? use : Optional.empty(), created.size()));
        }
        return created;
    }

    /** Ids and UIDVALIDITYs only ever grow, so that no two incarnations are taken for one. */
    private NewMailbox begin(MailboxName name, Optional<SpecialUse> use, int before) {
        long validity =
                Math.max(time.getEpochSecond(), state.counters().lastUidValidity() + 1) + before;
        if (validity > Uid.MAX) {
            throw new MailException(MailError.LIMIT, "No UIDVALIDITY is left");
        }
        return new NewMailbox(
                new MailboxId(state.counters().nextMailbox() + before),
                name,
                new UidValidity(validity),
                use);
    }

    Outcome subscribe(Request.Subscribe request) {
        if (state.isSubscribed(request.name())) {
            return new Outcome.Stays(new Answer.Done(state.seq()));
        }
        if (state.subscriptions().size() >= AccountLimits.SUBSCRIPTIONS) {
            throw new MailException(MailError.LIMIT, "Too many subscriptions");
        }
        return new Outcome.Changes(new Change.Subscribed(request.name()));
    }

    Outcome unsubscribe(Request.Unsubscribe request) {
        return state.isSubscribed(request.name())
                ? new Outcome.Changes(new Change.Unsubscribed(request.name()))
                : new Outcome.Stays(new Answer.Done(state.seq()));
    }
}
