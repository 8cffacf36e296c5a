package io.culver.mailbox.domain;

import io.culver.model.DataSize;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MailboxStatus;
import io.culver.model.ModSeq;
import io.culver.model.SpecialUse;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One mailbox at one point of its account's log. Immutable.
 *
 * @param highestModSeq of the last change to its messages, or of its making. RFC 7162 §3.1.2.1
 */
public record MailboxState(
        MailboxId id,
        MailboxName name,
        UidValidity uidValidity,
        Uid uidNext,
        ModSeq highestModSeq,
        Keywords keywords,
        Optional<SpecialUse> use,
        Messages messages) {

    static MailboxState begin(NewMailbox it, ModSeq seq) {
        return new MailboxState(
                it.id(),
                it.name(),
                it.uidValidity(),
                new Uid(1),
                seq,
                Keywords.NONE,
                it.use(),
                Messages.NONE);
    }

    /**
     * The mailbox's counters.
     *
     * @param recentFrom messages from here on count as recent. RFC 3501 §2.3.2
     */
    public MailboxStatus status(Uid recentFrom) {
        long recent = 0;
        if (recentFrom.compareTo(uidNext) < 0) {
            UidSet candidates = UidSet.of(recentFrom, new Uid(Uid.MAX));
            recent =
                    messages.select(candidates).stream()
                            .mapToLong(it -> it.rows().cardinality())
                            .sum();
        }
        return new MailboxStatus(
                id,
                uidValidity,
                uidNext,
                highestModSeq,
                messages.count(),
                recent,
                messages.unseen(),
                messages.deleted(),
                new DataSize(messages.octets()),
                new DataSize(messages.deletedOctets()));
    }

    /**
     * The mailbox as SELECT shows it.
     *
     * @param at the account's last change
     */
    public MailboxSnapshot snapshot(ModSeq at, Uid recentFrom) {
        return new MailboxSnapshot(
                at,
                name,
                status(recentFrom),
                messages.uids(),
                recentFrom,
                messages.firstUnseen(),
                keywords.toList());
    }

    MailboxState renamed(MailboxName to) {
        return new MailboxState(
                id, to, uidValidity, uidNext, highestModSeq, keywords, use, messages);
    }

    MailboxState append(List<NewMessage> added, Uid first, Stamp stamp) {
        Keywords all = keywords.plus(added.stream().flatMap(it -> it.flags().stream()));
        return with(first.plus(added.size()), stamp.seq(), all, messages.plus(added, first, stamp));
    }

    MailboxState append(List<SelectedRows> copied, long count, Uid first, Stamp stamp) {
        Keywords all = keywords.plus(flagsOf(copied));
        return with(first.plus(count), stamp.seq(), all, messages.plus(copied, first, stamp, all));
    }

    /** The flags of copied messages, in the order of the messages. */
    static Stream<Flag> flagsOf(List<SelectedRows> rows) {
        return rows.stream().flatMap(SelectedRows::flags).flatMap(Flags::stream);
    }

    MailboxState mark(UidSet uids, FlagChange change, ModSeq seq) {
        boolean isRemoval = change instanceof FlagChange.Remove;
        Keywords all = isRemoval ? keywords : keywords.plus(change.flags().stream());
        return with(uidNext, seq, all, messages.with(uids, change, seq));
    }

    MailboxState expunge(UidSet uids, ModSeq seq) {
        return with(uidNext, seq, keywords, messages.without(uids, seq));
    }

    /** This mailbox with all its messages, as they are stored apart from it. */
    public MailboxState with(Messages stored) {
        return with(uidNext, highestModSeq, keywords, stored);
    }

    private MailboxState with(Uid next, ModSeq seq, Keywords words, Messages others) {
        return new MailboxState(id, name, uidValidity, next, seq, words, use, others);
    }
}
