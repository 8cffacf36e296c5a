package io.culver.mailbox.domain;

import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** What each change does to an account. Nothing is decided here, and so nothing is refused. */
final class Fold {
    private Fold() {}

    static AccountState apply(AccountState state, Change change, Stamp stamp) {
        ModSeq seq = stamp.seq();
        return switch (change) {
            case Change.MailboxesCreated it -> create(state, it.created(), seq);
            case Change.MailboxDeleted it -> state.without(state.require(it.mailbox()));
            case Change.MailboxesRenamed it ->
                    rename(create(state, it.created(), seq), it.from(), it.to());
            case Change.InboxEmptied it -> emptyInbox(create(state, it.created(), seq), it, stamp);
            case Change.Subscribed it -> state.subscribe(it.name());
            case Change.Unsubscribed it -> state.unsubscribe(it.name());
            case Change.MessagesAppended it ->
                    update(
                            state,
                            it.mailbox(),
                            box -> box.append(it.messages(), it.first(), stamp));
            case Change.MessageReplaced it ->
                    expunge(apply(state, it.by(), stamp), it.mailbox(), UidSet.of(it.uid()), seq);
            case Change.FlagsChanged it ->
                    update(state, it.mailbox(), box -> box.mark(it.changed(), it.change(), seq));
            case Change.MessagesExpunged it -> expunge(state, it.mailbox(), it.uids(), seq);
            case Change.MessagesCopied it ->
                    copy(state, it.source(), it.sourceUids(), it.target(), it.first(), stamp);
            case Change.MessagesMoved it -> {
                AccountState copied =
                        copy(state, it.source(), it.sourceUids(), it.target(), it.first(), stamp);
                yield expunge(copied, it.source(), it.sourceUids(), seq);
            }
            case Change.EmailIdsReserved it ->
                    state.with(state.counters().after(it.first(), it.count()));
            case Change.QuotaChanged it -> state.with(it.settings());
        };
    }

    private static AccountState create(AccountState before, List<NewMailbox> created, ModSeq seq) {
        AccountState state = before;
        for (NewMailbox it : created) {
            state = state.with(MailboxState.begin(it, seq)).with(state.counters().after(it));
        }
        return state;
    }

    private static AccountState rename(AccountState before, MailboxName from, MailboxName to) {
        AccountState state = renameOne(before, from, to);
        for (MailboxName below : before.namesBelow(from)) {
            state = renameOne(state, below, below.rebase(from, to));
        }
        return state;
    }

    private static AccountState renameOne(AccountState state, MailboxName from, MailboxName to) {
        MailboxState mailbox =
                state.mailbox(from).orElseThrow(() -> new IllegalStateException("no such name"));
        return state.without(mailbox).with(mailbox.renamed(to));
    }

    private static AccountState emptyInbox(
            AccountState state, Change.InboxEmptied it, Stamp stamp) {
        MailboxId target = it.created().getLast().id();
        if (it.uids().isEmpty()) {
            return state;
        }
        AccountState copied = copy(state, it.inbox(), it.uids(), target, new Uid(1), stamp);
        return expunge(copied, it.inbox(), it.uids(), stamp.seq());
    }

    private static AccountState expunge(
            AccountState state, MailboxId mailbox, UidSet uids, ModSeq seq) {
        return update(state, mailbox, box -> box.expunge(uids, seq));
    }

    private static AccountState copy(
            AccountState state,
            MailboxId source,
            UidSet uids,
            MailboxId target,
            Uid first,
            Stamp stamp) {
        List<SelectedRows> rows = state.require(source).messages().select(uids);
        return update(state, target, box -> box.append(rows, uids.size(), first, stamp));
    }

    private static AccountState update(
            AccountState state, MailboxId mailbox, UnaryOperator<MailboxState> change) {
        return state.with(change.apply(state.require(mailbox)));
    }
}
