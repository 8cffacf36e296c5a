package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.NewContents;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.store.MessageStore;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.MessageMeta;
import io.culver.model.RawText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Brings mail of the past back. What is brought back is new in its mailbox, with UIDs of its own,
 * but the same content, under the same email id; nothing that is there is changed.
 */
public final class PastMail {
    private final AccountOwners owners;
    private final MessageStore metas;
    private final Notices notices;
    private final RandomGenerator random;

    public PastMail(
            AccountOwners owners, MessageStore metas, Notices notices, RandomGenerator random) {
        this.owners = owners;
        this.metas = metas;
        this.notices = notices;
        this.random = random;
    }

    /** A mailbox that messages were put into. */
    public record Restored(MailboxName mailbox, long messages) {}

    /** Which deleted messages are meant; what is absent does not matter. */
    public record Deleted(
            Optional<MailboxName> mailbox,
            Optional<Instant> since,
            Optional<EmailId> email,
            Optional<String> messageId) {}

    /**
     * Puts what was in a mailbox, or in all, at some time into new mailboxes of the same names
     * below {@code into}. {@code CANNOT} if the past is not kept that long; {@code NO_SUCH_MAILBOX}
     * if there was none then; {@code ALREADY_EXISTS} if one of the new ones is there; {@code
     * OVER_QUOTA}; {@code LIMIT}. Each mailbox is made and filled after the other.
     */
    public List<Restored> restore(
            AccountId account, Instant time, Optional<MailboxName> mailbox, MailboxName into) {
        AccountOwner owner = owners.owner(account);
        AccountState then = owner.at(time);
        List<MailboxState> sources =
                then.mailboxes().stream()
                        .filter(it -> mailbox.isEmpty() || mailbox.get().equals(it.name()))
                        .sorted(Comparator.comparing(MailboxState::name))
                        .toList();
        if (sources.isEmpty()) {
            throw new MailException(
                    MailError.NO_SUCH_MAILBOX, "There was no such mailbox at that time");
        }
        Map<MailboxName, List<NewMessage>> targets = new LinkedHashMap<>();
        for (MailboxState it : sources) {
            targets.put(below(into, it.name()), NewMessage.all(it.messages()));
        }
        Refill refill = new Refill(owner, time, random);
        refill.requireFree(targets.keySet());
        refill.requireRoom(targets.values());
        List<Restored> restored = new ArrayList<>();
        targets.forEach((name, messages) -> {
            refill.put(name, messages);
            restored.add(new Restored(name, messages.size()));
        });
        notices.note(account, owner.cached().seq());
        return restored;
    }

    private static MailboxName below(MailboxName into, MailboxName name) {
        try {
            return new MailboxName(into.value() + MailboxName.SEPARATOR + name.value());
        } catch (IllegalArgumentException _) {
            throw new MailException(MailError.LIMIT, "The name of a mailbox would be too long");
        }
    }

    /**
     * Puts messages that were deleted, and are in no mailbox any more, into one mailbox, which is
     * made if need be. They come with the flags that they had, but without \Deleted: the next
     * EXPUNGE would take them again. Those that are back already are passed over, so that asking
     * twice does nothing more. {@code CANNOT}; {@code OVER_QUOTA}; {@code LIMIT} also if there are
     * too many.
     */
    public Restored undelete(AccountId account, Deleted which, MailboxName into) {
        AccountOwner owner = owners.owner(account);
        Instant since = which.since().orElseGet(owner::keptSince);
        Departures departures = new Departures(which, since);
        AccountState now = owner.replay(which.since(), departures);
        var present = NewContents.of(now);
        List<NewMessage> gone =
                departures.messages().stream()
                        .filter(it -> !present.contains(it.email().value()))
                        .toList();
        List<NewMessage> meant = which.messageId().map(id -> named(account, id, gone)).orElse(gone);
        List<NewMessage> messages = meant.stream().map(PastMail::undeleted).toList();
        if (!messages.isEmpty()) {
            Refill refill = new Refill(owner, since, random);
            refill.requireRoom(List.of(messages));
            refill.put(into, messages);
            notices.note(account, owner.cached().seq());
        }
        return new Restored(into, messages.size());
    }

    private static NewMessage undeleted(NewMessage message) {
        var without = new FlagChange.Remove(Flags.of(Flag.DELETED));
        return message.withFlags(without.applyTo(message.flags()));
    }

    /** Those that have this Message-ID, with or without the angle brackets. */
    private List<NewMessage> named(AccountId account, String messageId, List<NewMessage> messages) {
        Predicate<MessageMeta> hasIt =
                it ->
                        it.envelope()
                                .messageId()
                                .map(RawText::toString)
                                .map(PastMail::bare)
                                .equals(Optional.of(bare(messageId)));
        List<NewMessage> named = new ArrayList<>();
        for (int from = 0; from < messages.size(); ) {
            List<NewMessage> some =
                    messages.subList(from, Math.min(from + Limits.METAS_PER_READ, messages.size()));
            var page = metas.get(account, some.stream().map(NewMessage::email).toList());
            for (NewMessage it : some.subList(0, page.covered())) {
                var meta = page.found().get(it.email());
                if (meta != null && hasIt.test(meta.decode())) {
                    named.add(it);
                }
            }
            from += page.covered();
        }
        return named;
    }

    private static String bare(String messageId) {
        String text = messageId.strip();
        return text.startsWith("<") && text.endsWith(">")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
