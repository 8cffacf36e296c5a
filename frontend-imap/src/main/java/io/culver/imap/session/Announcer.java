package io.culver.imap.session;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Wording;
import io.culver.imap.store.OpenMailbox;
import io.culver.model.Flag;
import io.culver.model.FlagsOf;
import io.culver.model.MailboxDelta;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;

/**
 * Tells the client what became of its selected mailbox: the only code that turns a mailbox's
 * changes into responses. RFC 9051 §5.2, §7.5.1
 */
final class Announcer {

    private Announcer() {}

    /**
     * Brings the client up to date.
     *
     * @param mayExpunge whether EXPUNGE may be sent now; else it is held for later
     * @param refreshes whether to ask for changes that nobody told of
     * @return whether the mailbox is still there
     */
    static boolean announce(
            State.Selected selected, boolean mayExpunge, boolean refreshes, Responder out) {
        MailboxView view = selected.view();
        if (refreshes || view.isBehind()) {
            ModSeq before = view.at();
            switch (changes(selected.mailbox(), view, refreshes)) {
                case MailboxDelta.Changed changed -> tell(changed, selected, out);
                case MailboxDelta.Reset reset -> tell(difference(reset, view), selected, out);
                case MailboxDelta.Gone() -> {
                    return false;
                }
            }
            if (view.at().isAfter(before)) {
                view.updateContexts(selected, out);
            }
        }
        if (mayExpunge) {
            view.tellHeld(out);
        }
        return true;
    }

    private static MailboxDelta changes(OpenMailbox mailbox, MailboxView view, boolean refreshes) {
        return refreshes
                ? mailbox.changesSince(view.at(), view.own())
                : mailbox.changesUpTo(view.at(), view.own(), view.expected());
    }

    private static void tell(MailboxDelta.Changed changed, State.Selected selected, Responder out) {
        MailboxView view = selected.view();
        view.hold(changed.vanished());
        view.tellAppeared(changed.appeared(), out);
        if (!changed.keywords().equals(view.keywords())) {
            view.tellKeywords(changed.keywords(), selected.isReadOnly(), out);
        }
        for (FlagsOf flags : changed.flags()) {
            tellFlags(flags, changed.appeared(), selected, out);
        }
        view.reached(changed.upTo(), changed.highest());
    }

    /** Clients ask for the flags of new messages themselves, with everything else about them. */
    private static void tellFlags(
            FlagsOf change, UidSet appeared, State.Selected selected, Responder out) {
        MailboxView view = selected.view();
        Wording wording = selected.session().wording();
        for (Uid uid : change.uids().minus(appeared)) {
            if (!view.isMuted(change, uid)) {
                view.number(uid)
                        .map(n ->
                                wording.flagsChanged(
                                        n,
                                        uid,
                                        change.flags(),
                                        view.isRecent(uid),
                                        change.modSeq()))
                        .ifPresent(out::send);
            }
        }
    }

    private static MailboxDelta.Changed difference(MailboxDelta.Reset reset, MailboxView view) {
        UidSet now = reset.snapshot().uids();
        UidSet before = view.uids();
        ModSeq since = view.at();
        List<FlagsOf> flags =
                reset.flags().stream().filter(each -> each.modSeq().isAfter(since)).toList();
        List<Flag> keywords = reset.snapshot().keywords();
        return new MailboxDelta.Changed(
                reset.snapshot().at(),
                reset.snapshot().status().highestModSeq(),
                before.minus(now),
                now.minus(before),
                flags,
                keywords);
    }
}
