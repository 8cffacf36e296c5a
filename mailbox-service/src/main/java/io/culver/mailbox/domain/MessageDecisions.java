package io.culver.mailbox.domain;

import io.culver.mailbox.domain.Decider.Outcome;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** Decides about messages. Refuses by {@link MailException}. */
final class MessageDecisions {
    private final AccountState state;
    private final History history;
    private final QuotaCheck quota;

    MessageDecisions(AccountState state, History history, QuotaCheck quota) {
        this.state = state;
        this.history = history;
        this.quota = quota;
    }

    Outcome append(Request.AppendMessages request) {
        Change.MessagesAppended change = appended(request);
        quota.requireMessages(
                request.messages().size(),
                request.messages().stream().mapToLong(it -> it.size().octets()).sum());
        return new Outcome.Changes(change);
    }

    Outcome replace(Request.ReplaceMessage request) {
        var by = appended(new Request.AppendMessages(request.target(), List.of(request.by())));
        MailboxState mailbox = require(request.mailbox());
        List<SelectedRows> replaced = mailbox.messages().select(UidSet.of(request.uid()));
        if (replaced.isEmpty()) {
            throw new MailException(MailError.NO_SUCH_MESSAGE, "The message is gone");
        }
        // What goes makes room for what comes: RFC 8508 §3.4
        quota.requireMessages(0, request.by().size().octets() - replaced.getFirst().octets());
        return new Outcome.Changes(new Change.MessageReplaced(mailbox.id(), request.uid(), by));
    }

    private Change.MessagesAppended appended(Request.AppendMessages request) {
        MailboxState mailbox = requireTarget(request.mailbox());
        if (request.messages().isEmpty()) {
            throw new MailException(MailError.INVALID, "No message to append");
        }
        long next = state.counters().nextEmail();
        if (request.messages().stream().anyMatch(it -> it.email().value() >= next)) {
            throw new MailException(MailError.INVALID, "An email id was not reserved");
        }
        requireUids(mailbox, request.messages().size());
        requireKeywords(mailbox, request.messages().stream().flatMap(it -> it.flags().stream()));
        List<NewMessage> spelled =
                request.messages().stream()
                        .map(it -> it.withFlags(mailbox.keywords().spell(it.flags())))
                        .toList();
        return new Change.MessagesAppended(
                mailbox.id(), mailbox.uidValidity(), mailbox.uidNext(), spelled);
    }

    Outcome store(Request.StoreFlags request) {
        MailboxState mailbox = require(request.mailbox());
        FlagChange change = spell(mailbox, request.change());
        List<SelectedRows> rows = mailbox.messages().select(request.uids());
        UidSet refused =
                request.unchangedSince()
                        .map(since -> new UnchangedSince(since, change, mailbox.id(), history))
                        .map(condition -> condition.refused(rows))
                        .orElse(UidSet.EMPTY);
        UidSet.Builder changed = UidSet.builder();
        for (SelectedRows it : rows) {
            changed.addAll(it.segment().uids(it.segment().changing(it.rows(), change)));
        }
        UidSet uids = changed.build().minus(refused);
        if (uids.isEmpty()) {
            return new Outcome.Stays(new Answer.Stored(state.seq(), uids, refused));
        }
        if (!(change instanceof FlagChange.Remove)) {
            requireKeywords(mailbox, change.flags().stream());
        }
        return new Outcome.Changes(new Change.FlagsChanged(mailbox.id(), uids, change, refused));
    }

    private static FlagChange spell(MailboxState mailbox, FlagChange change) {
        Keywords keywords = mailbox.keywords();
        return switch (change) {
            case FlagChange.Replace(var flags) -> new FlagChange.Replace(keywords.spell(flags));
            case FlagChange.Add(var flags) -> new FlagChange.Add(keywords.spell(flags));
            case FlagChange.Remove(var flags) -> new FlagChange.Remove(keywords.spell(flags));
        };
    }

    Outcome expunge(Request.Expunge request) {
        MailboxState mailbox = require(request.mailbox());
        UidSet.Builder deleted = UidSet.builder();
        for (SelectedRows it : mailbox.messages().select(request.uids())) {
            BitSet rows = it.segment().flags().rowsWhere(flags -> flags.contains(Flag.DELETED));
            rows.and(it.rows());
            deleted.addAll(it.segment().uids(rows));
        }
        UidSet uids = deleted.build();
        return uids.isEmpty()
                ? new Outcome.Stays(new Answer.Expunged(state.seq(), uids))
                : new Outcome.Changes(new Change.MessagesExpunged(mailbox.id(), uids));
    }

    Outcome copy(Request.CopyMessages request) {
        MailboxState source = require(request.mailbox());
        MailboxState target = requireTarget(request.target());
        List<SelectedRows> rows = source.messages().select(request.uids());
        if (rows.isEmpty()) {
            return nothingCopied(target);
        }
        UidSet uids = requireRoom(target, rows);
        quota.requireMessages(uids.size(), rows.stream().mapToLong(SelectedRows::octets).sum());
        return new Outcome.Changes(
                new Change.MessagesCopied(
                        source.id(), uids, target.id(), target.uidValidity(), target.uidNext()));
    }

    Outcome move(Request.MoveMessages request) {
        MailboxState source = require(request.mailbox());
        MailboxState target = requireTarget(request.target());
        List<SelectedRows> rows = source.messages().select(request.uids());
        if (rows.isEmpty()) {
            return nothingCopied(target);
        }
        UidSet uids = requireRoom(target, rows);
        return new Outcome.Changes(
                new Change.MessagesMoved(
                        source.id(), uids, target.id(), target.uidValidity(), target.uidNext()));
    }

    private Outcome nothingCopied(MailboxState target) {
        return new Outcome.Stays(
                new Answer.Copied(
                        state.seq(),
                        target.id(),
                        target.uidValidity(),
                        UidSet.EMPTY,
                        UidSet.EMPTY));
    }

    private static UidSet requireRoom(MailboxState target, List<SelectedRows> rows) {
        UidSet uids = Messages.uidsOf(rows);
        requireUids(target, uids.size());
        requireKeywords(target, MailboxState.flagsOf(rows));
        return uids;
    }

    private MailboxState require(MailboxId id) {
        return state.mailbox(id)
                .orElseThrow(() -> new MailException(MailError.NO_SUCH_MAILBOX, "No such mailbox"));
    }

    private MailboxState requireTarget(MailboxName name) {
        return state.mailbox(name)
                .orElseThrow(() ->
                        new MailException(MailError.NO_SUCH_TARGET, "No such target mailbox"));
    }

    /** UIDNEXT, one more than the last UID, is a UID itself and must exist too. */
    private static void requireUids(MailboxState mailbox, long count) {
        if (mailbox.uidNext().value() + count > Uid.MAX) {
            throw new MailException(MailError.LIMIT, "No UIDs are left in this mailbox");
        }
    }

    private static void requireKeywords(MailboxState mailbox, Stream<Flag> flags) {
        if (mailbox.keywords().plus(flags).size() > AccountLimits.KEYWORDS) {
            throw new MailException(MailError.LIMIT, "Too many keywords in this mailbox");
        }
    }
}
