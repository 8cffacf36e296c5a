package io.culver.mailbox.domain;

import io.culver.model.Flags;
import io.culver.model.FlagsOf;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a mailbox since a point of its account's log. */
public final class MailboxChanges {
    private MailboxChanges() {}

    /**
     * The net changes after {@code since}; everything there is if the history does not reach back
     * to it.
     *
     * @param own a change of flags that the asker made: what it alone did is left out
     * @param recentFrom for the snapshot of a mailbox that is told whole
     */
    public static MailboxDelta since(
            AccountState state,
            History history,
            MailboxId id,
            ModSeq since,
            ModSeq own,
            Uid recentFrom) {
        Optional<MailboxState> found = state.mailbox(id);
        if (found.isEmpty()) {
            return new MailboxDelta.Gone();
        }
        MailboxState mailbox = found.get();
        List<FlagsOf> flags = flagsSince(mailbox.messages(), since);
        if (!mailbox.highestModSeq().isAfter(since)) {
            return changed(state, mailbox, UidSet.EMPTY, UidSet.EMPTY, flags);
        }
        if (!history.reaches(since)) {
            return new MailboxDelta.Reset(
                    mailbox.snapshot(state.seq(), recentFrom),
                    flagsSince(mailbox.messages(), ModSeq.ZERO));
        }
        Traffic traffic = new Traffic(id, mailbox.uidNext());
        history.changesAfter(since).forEach(it -> traffic.note(it.change()));
        UidSet known = upTo(traffic.uidNext);
        UidSet appeared = mailbox.messages().uids().minus(known);
        UidSet vanished = traffic.removed.build().intersect(known);
        List<FlagsOf> news = without(own, flags, id, history.changesAfter(since));
        return changed(state, mailbox, vanished, appeared, news);
    }

    private static List<FlagsOf> without(
            ModSeq own, List<FlagsOf> flags, MailboxId mailbox, List<History.Past> changes) {
        UidSet.Builder others = UidSet.builder();
        for (History.Past past : changes) {
            if (!past.seq().equals(own)
                    && past.change() instanceof Change.FlagsChanged it
                    && it.mailbox().equals(mailbox)) {
                others.addAll(it.changed());
            }
        }
        UidSet changedByOthers = others.build();
        return flags.stream()
                .map(it -> it.modSeq().equals(own) ? it.intersect(changedByOthers) : it)
                .filter(it -> !it.uids().isEmpty())
                .toList();
    }

    /**
     * Those of the UIDs whose messages left the mailbox after {@code since}, also if they came
     * after it; all that were given and that no message has if the history does not reach back to
     * it. RFC 7162 §3.2.6
     */
    public static UidSet vanished(
            MailboxState mailbox, History history, ModSeq since, UidSet uids) {
        if (!mailbox.highestModSeq().isAfter(since)) {
            return UidSet.EMPTY;
        }
        if (!history.reaches(since)) {
            return upTo(mailbox.uidNext()).intersect(uids).minus(mailbox.messages().uids());
        }
        Traffic traffic = new Traffic(mailbox.id(), mailbox.uidNext());
        history.changesAfter(since).forEach(it -> traffic.note(it.change()));
        return traffic.removed.build().intersect(uids);
    }

    private static MailboxDelta.Changed changed(
            AccountState state,
            MailboxState mailbox,
            UidSet vanished,
            UidSet appeared,
            List<FlagsOf> flags) {
        return new MailboxDelta.Changed(
                state.seq(),
                mailbox.highestModSeq(),
                vanished,
                appeared,
                flags,
                mailbox.keywords().toList());
    }

    private static UidSet upTo(Uid uidNext) {
        return uidNext.value() == 1
                ? UidSet.EMPTY
                : UidSet.of(new Uid(1), new Uid(uidNext.value() - 1));
    }

    /** Messages that changed after {@code since}, those with the same flags and change together. */
    public static List<FlagsOf> flagsSince(Messages messages, ModSeq since) {
        Map<Marks, UidSet.Builder> groups = new LinkedHashMap<>();
        for (Segment segment : messages.segments()) {
            if (segment.maxModSeq().isAfter(since)) {
                collect(segment, since, groups);
            }
        }
        List<FlagsOf> flags = new ArrayList<>();
        groups.forEach((marks, uids) -> flags.add(marks.of(uids.build())));
        return flags;
    }

    private static void collect(Segment segment, ModSeq since, Map<Marks, UidSet.Builder> groups) {
        for (int row = 0; row < segment.count(); row++) {
            long modSeq = segment.rawModSeq(row);
            if (modSeq > since.value()) {
                groups.computeIfAbsent(
                                new Marks(segment.flags().get(row), modSeq), _ -> UidSet.builder())
                        .add(segment.uid(row));
            }
        }
    }

    private record Marks(Flags flags, long modSeq) {
        FlagsOf of(UidSet uids) {
            return new FlagsOf(uids, flags, new ModSeq(modSeq));
        }
    }

    /** What came into one mailbox and what left it. */
    private static final class Traffic {
        private final MailboxId mailbox;
        private final UidSet.Builder removed = UidSet.builder();

        /** Below which the mailbox had all its UIDs when the traffic began. */
        private Uid uidNext;

        Traffic(MailboxId mailbox, Uid uidNextNow) {
            this.mailbox = mailbox;
            this.uidNext = uidNextNow;
        }

        void note(Change change) {
            switch (change) {
                case Change.MessagesAppended it -> arrived(it.mailbox(), it.first());
                case Change.MessageReplaced it -> {
                    left(it.mailbox(), UidSet.of(it.uid()));
                    note(it.by());
                }
                case Change.MessagesExpunged it -> left(it.mailbox(), it.uids());
                case Change.MessagesCopied it -> arrived(it.target(), it.first());
                case Change.MessagesMoved it -> {
                    left(it.source(), it.sourceUids());
                    arrived(it.target(), it.first());
                }
                case Change.InboxEmptied it -> {
                    left(it.inbox(), it.uids());
                    arrived(it.created().getLast().id(), new Uid(1));
                }
                case Change.MailboxesCreated it -> began(it.created());
                case Change.MailboxesRenamed it -> began(it.created());
                case Change.MailboxDeleted _,
                        Change.Subscribed _,
                        Change.Unsubscribed _,
                        Change.FlagsChanged _,
                        Change.EmailIdsReserved _,
                        Change.QuotaChanged _ -> {}
            }
        }

        private void began(List<NewMailbox> created) {
            created.forEach(it -> arrived(it.id(), new Uid(1)));
        }

        private void arrived(MailboxId at, Uid first) {
            if (at.equals(mailbox) && first.compareTo(uidNext) < 0) {
                uidNext = first;
            }
        }

        private void left(MailboxId from, UidSet uids) {
            if (from.equals(mailbox)) {
                removed.addAll(uids);
            }
        }
    }
}
