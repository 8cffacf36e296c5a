package io.culver.mailbox.domain;

import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.BitSet;
import java.util.List;

/**
 * The condition of a STORE: messages that changed after a mod-sequence are left alone. A message
 * has one mod-sequence for all its flags; the history tells whether it was one of those that matter
 * that changed, and spares the client a refusal if it was not. RFC 7162 §3.1.3, §3.1.12
 */
final class UnchangedSince {
    private final ModSeq since;
    private final FlagChange change;
    private final MailboxId mailbox;
    private final History history;

    UnchangedSince(ModSeq since, FlagChange change, MailboxId mailbox, History history) {
        this.since = since;
        this.change = change;
        this.mailbox = mailbox;
        this.history = history;
    }

    /** Those of the messages that fail the test. */
    UidSet refused(List<SelectedRows> rows) {
        UidSet.Builder refused = UidSet.builder();
        for (SelectedRows it : rows) {
            refused.addAll(it.segment().uids(changed(it)));
        }
        UidSet changed = refused.build();
        return changed.isEmpty() || !isExplained() ? changed : changed.intersect(touched());
    }

    private BitSet changed(SelectedRows selected) {
        Segment segment = selected.segment();
        BitSet changed = new BitSet(segment.count());
        selected.rows().stream()
                .filter(row -> segment.rawModSeq(row) > since.value())
                .filter(row -> !since.equals(ModSeq.ZERO) || hasOneOf(segment.flags().get(row)))
                .forEach(changed::set);
        return changed;
    }

    /** Nothing is older than 0; a system flag exists whether it is set or not. RFC 7162 §3.1.3 */
    private boolean hasOneOf(Flags flags) {
        return change instanceof FlagChange.Replace
                || change.flags().stream().anyMatch(it -> it.isSystem() || flags.contains(it));
    }

    private boolean isExplained() {
        return !since.equals(ModSeq.ZERO)
                && !(change instanceof FlagChange.Replace)
                && history.reaches(since);
    }

    /** Messages that came, or whose flags of those that matter may have changed. */
    private UidSet touched() {
        UidSet.Builder touched = UidSet.builder();
        history.changesAfter(since).forEach(it -> touched.addAll(touched(it.change())));
        return touched.build();
    }

    private UidSet touched(Change past) {
        return switch (past) {
            case Change.FlagsChanged it ->
                    matters(it.change()) ? in(it.mailbox(), it.changed()) : UidSet.EMPTY;
            case Change.MessagesAppended it -> in(it.mailbox(), it.uids());
            case Change.MessageReplaced it -> touched(it.by());
            case Change.MessagesCopied it -> in(it.target(), it.targetUids());
            case Change.MessagesMoved it -> in(it.target(), it.targetUids());
            case Change.InboxEmptied it ->
                    in(it.created().getLast().id(), firstAsManyAs(it.uids()));
            case Change.MessagesExpunged _,
                    Change.MailboxesCreated _,
                    Change.MailboxDeleted _,
                    Change.MailboxesRenamed _,
                    Change.Subscribed _,
                    Change.Unsubscribed _,
                    Change.EmailIdsReserved _,
                    Change.QuotaChanged _ ->
                    UidSet.EMPTY;
        };
    }

    private UidSet in(MailboxId where, UidSet uids) {
        return where.equals(mailbox) ? uids : UidSet.EMPTY;
    }

    private static UidSet firstAsManyAs(UidSet moved) {
        return moved.isEmpty() ? moved : UidSet.of(new Uid(1), new Uid(moved.size()));
    }

    private boolean matters(FlagChange past) {
        return past instanceof FlagChange.Replace || past.flags().stream().anyMatch(this::isNamed);
    }

    private boolean isNamed(Flag flag) {
        return change.flags().contains(flag);
    }
}
