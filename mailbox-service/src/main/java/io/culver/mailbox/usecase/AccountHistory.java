package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Change;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.NewMailbox;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.owner.PastVisitor;
import io.culver.model.AccountId;
import io.culver.model.FlagChange;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells what happened to an account, entry by entry, for the operator. */
public final class AccountHistory {
    /** Ranges of UIDs on one line. */
    private static final int SHOWN_RANGES = 20;

    private final AccountOwners owners;

    public AccountHistory(AccountOwners owners) {
        this.owners = owners;
    }

    /**
     * What one entry did.
     *
     * @param kind in a word
     * @param mailbox its name at that time; where there are two, as {@code from -> to}
     * @param messages how many it concerns
     * @param detail which of them, and what about them
     */
    public record Line(
            Instant time, ModSeq seq, String kind, String mailbox, long messages, String detail) {}

    /** Which entries are meant; what is absent does not matter. */
    public record Span(
            Optional<MailboxName> mailbox, Optional<Instant> since, Optional<Instant> until) {}

    /** Tells of each, oldest first. {@code CANNOT} if the past is not kept that long. */
    public void tell(AccountId account, Span span, Consumer<Line> taker) {
        var _ = owners.owner(account).replay(span.since(), new Teller(span, taker));
    }

    /** Leaves out what is not meant. */
    private record Teller(Span span, Consumer<Line> taker) implements PastVisitor {
        @Override
        public boolean visit(AccountState before, ModSeq seq, Entry entry) {
            if (span.until().filter(it -> !entry.time().isBefore(it)).isPresent()) {
                return false;
            }
            boolean isMeant = span.since().filter(entry.time()::isBefore).isEmpty();
            if (isMeant) {
                Told told = told(before, entry.change());
                boolean isOther =
                        span.mailbox()
                                .filter(it -> !told.mailboxes.contains(it.value()))
                                .isPresent();
                if (!isOther) {
                    taker.accept(told.at(entry.time(), seq));
                }
            }
            return true;
        }
    }

    /** What a change comes to, in words. */
    private record Told(String kind, List<String> mailboxes, long messages, String detail) {
        Line at(Instant time, ModSeq seq) {
            return new Line(time, seq, kind, String.join(" -> ", mailboxes), messages, detail);
        }
    }

    private static Told told(AccountState before, Change change) {
        return switch (change) {
            case Change.MailboxesCreated it ->
                    bare("create", it.created().getLast().name().value());
            case Change.MailboxDeleted it ->
                    new Told("delete", List.of(name(before, it.mailbox())), count(before, it), "");
            case Change.MailboxesRenamed it -> bare("rename", it.from().value(), it.to().value());
            case Change.InboxEmptied it ->
                    some("rename", it.uids(), name(before, it.inbox()), last(it.created()));
            case Change.Subscribed it -> bare("subscribe", it.name().value());
            case Change.Unsubscribed it -> bare("unsubscribe", it.name().value());
            case Change.MessagesAppended it ->
                    some("append", it.uids(), name(before, it.mailbox()));
            case Change.MessageReplaced it ->
                    some("replace", UidSet.of(it.uid()), name(before, it.mailbox()));
            case Change.FlagsChanged it ->
                    new Told(
                            "store",
                            List.of(name(before, it.mailbox())),
                            it.changed().size(),
                            which(it.changed()) + " " + words(it.change()));
            case Change.MessagesExpunged it ->
                    some("expunge", it.uids(), name(before, it.mailbox()));
            case Change.MessagesCopied it ->
                    some(
                            "copy",
                            it.sourceUids(),
                            name(before, it.source()),
                            name(before, it.target()));
            case Change.MessagesMoved it ->
                    some(
                            "move",
                            it.sourceUids(),
                            name(before, it.source()),
                            name(before, it.target()));
            case Change.EmailIdsReserved it -> new Told("reserve", List.of(), it.count(), "");
            case Change.QuotaChanged _ -> new Told("quota", List.of(), 0, "");
        };
    }

    private static Told bare(String kind, String... mailboxes) {
        return new Told(kind, List.of(mailboxes), 0, "");
    }

    private static Told some(String kind, UidSet uids, String... mailboxes) {
        return new Told(kind, List.of(mailboxes), uids.size(), which(uids));
    }

    private static String name(AccountState before, MailboxId mailbox) {
        return before.mailbox(mailbox).map(it -> it.name().value()).orElse("");
    }

    private static String last(List<NewMailbox> created) {
        return created.getLast().name().value();
    }

    private static long count(AccountState before, Change.MailboxDeleted change) {
        return before.mailbox(change.mailbox())
                .map(MailboxState::messages)
                .map(it -> it.count())
                .orElse(0L);
    }

    /** The UIDs, but not more than a line has room for. */
    private static String which(UidSet uids) {
        if (uids.rangeCount() <= SHOWN_RANGES) {
            return uids.toString();
        }
        UidSet.Builder first = UidSet.builder();
        uids.ranges().subList(0, SHOWN_RANGES).forEach(it -> first.add(it.first(), it.last()));
        return first.build() + ",…";
    }

    private static String words(FlagChange change) {
        return switch (change) {
            case FlagChange.Replace(var flags) -> "=" + flags;
            case FlagChange.Add(var flags) -> "+" + flags;
            case FlagChange.Remove(var flags) -> "-" + flags;
        };
    }
}
