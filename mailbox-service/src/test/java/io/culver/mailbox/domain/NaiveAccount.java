package io.culver.mailbox.domain;

import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An account as one would write it without a thought of speed: what the real one must equal. */
final class NaiveAccount {
    private final TreeMap<String, Mailbox> mailboxes = new TreeMap<>();
    private final TreeSet<String> subscriptions = new TreeSet<>();
    private final Map<QuotaResource, QuotaSetting> quota = new TreeMap<>();
    private long nextMailbox = 1;
    private long nextEmail = 1;

    record Message(long email, Flags flags, long modSeq, long size) {}

    /** That a message came, or its flags changed. */
    private record Touch(long uid, long seq, Optional<FlagChange> change) {}

    /** One mailbox. */
    static final class Mailbox {
        final long id;
        final TreeMap<Long, Message> messages = new TreeMap<>();
        private final List<Touch> touches = new ArrayList<>();
        long uidNext = 1;
        long highestModSeq;

        Mailbox(long id, long seq) {
            this.id = id;
            this.highestModSeq = seq;
        }

        Message message(long uid) {
            return Objects.requireNonNull(messages.get(uid));
        }

        void add(Message message, long seq) {
            touches.add(new Touch(uidNext, seq, Optional.empty()));
            messages.put(uidNext++, message);
            highestModSeq = seq;
        }

        long count(Flag flag) {
            return messages.values().stream().filter(it -> it.flags().contains(flag)).count();
        }
    }

    Map<String, Mailbox> mailboxes() {
        return mailboxes;
    }

    Set<String> subscriptions() {
        return subscriptions;
    }

    /**
     * Does what is asked.
     *
     * @param seq that a change gets
     * @return whether anything changed; nothing at all did if it was to be refused
     */
    boolean execute(Request request, long seq) {
        return switch (request) {
            case Request.CreateMailbox it -> create(it.name(), seq);
            case Request.DeleteMailbox it -> delete(it.name());
            case Request.RenameMailbox it -> rename(it.from(), it.to(), seq);
            case Request.Subscribe it -> subscriptions.add(it.name().value());
            case Request.Unsubscribe it -> subscriptions.remove(it.name().value());
            case Request.AppendMessages it -> append(it, seq);
            case Request.ReplaceMessage it -> replace(it, seq);
            case Request.StoreFlags it -> store(it, seq);
            case Request.Expunge it -> expunge(it, seq);
            case Request.CopyMessages it ->
                    transfer(it.mailbox(), it.uids(), it.target(), seq, false);
            case Request.MoveMessages it ->
                    transfer(it.mailbox(), it.uids(), it.target(), seq, true);
            case Request.SetQuota it -> setQuota(it);
            case Request.ReserveEmailIds it -> {
                nextEmail += it.count();
                yield true;
            }
        };
    }

    private boolean setQuota(Request.SetQuota request) {
        Map<QuotaResource, QuotaSetting> before = Map.copyOf(quota);
        quota.putAll(request.settings());
        quota.values().removeIf(new QuotaSetting.Standard()::equals);
        return !quota.equals(before);
    }

    private boolean create(MailboxName name, long seq) {
        if (mailboxes.containsKey(name.value())) {
            return false;
        }
        name.parent().ifPresent(it -> create(it, seq));
        mailboxes.put(name.value(), new Mailbox(nextMailbox++, seq));
        return true;
    }

    private List<String> below(MailboxName name) {
        String prefix = name.value() + "/";
        return mailboxes.keySet().stream().filter(it -> it.startsWith(prefix)).toList();
    }

    private boolean delete(MailboxName name) {
        boolean isAllowed = !name.isInbox() && below(name).isEmpty();
        return isAllowed && mailboxes.remove(name.value()) != null;
    }

    private boolean rename(MailboxName from, MailboxName to, long seq) {
        if (!mailboxes.containsKey(from.value()) || mailboxes.containsKey(to.value())) {
            return false;
        }
        if (from.isInbox()) {
            create(to, seq);
            Mailbox inbox = byName(from);
            move(inbox, byName(to), List.copyOf(inbox.messages.keySet()), seq);
            return true;
        }
        if (to.isBelow(from)) {
            return false;
        }
        to.parent().ifPresent(it -> create(it, seq));
        List<String> all = new ArrayList<>(below(from));
        all.add(from.value());
        for (String it : all) {
            mailboxes.put(to.value() + it.substring(from.value().length()), mailboxes.remove(it));
        }
        return true;
    }

    private boolean append(Request.AppendMessages request, long seq) {
        Mailbox mailbox = mailboxes.get(request.mailbox().value());
        boolean isReserved =
                request.messages().stream().allMatch(it -> it.email().value() < nextEmail);
        if (mailbox == null || !isReserved) {
            return false;
        }
        for (NewMessage it : request.messages()) {
            mailbox.add(new Message(it.email().value(), it.flags(), seq, it.size().octets()), seq);
        }
        return true;
    }

    private boolean replace(Request.ReplaceMessage request, long seq) {
        Mailbox mailbox = byId(request.mailbox());
        boolean isThere = mailbox.messages.containsKey(request.uid().value());
        var append = new Request.AppendMessages(request.target(), List.of(request.by()));
        if (!isThere || !append(append, seq)) {
            return false;
        }
        mailbox.messages.remove(request.uid().value());
        mailbox.highestModSeq = seq;
        return true;
    }

    private List<Long> chosen(Mailbox mailbox, UidSet uids) {
        return mailbox.messages.keySet().stream().filter(it -> uids.contains(new Uid(it))).toList();
    }

    private boolean store(Request.StoreFlags request, long seq) {
        Mailbox mailbox = byId(request.mailbox());
        boolean changed = false;
        for (long uid : chosen(mailbox, request.uids())) {
            Message old = mailbox.message(uid);
            Flags flags = request.change().applyTo(old.flags());
            boolean isRefused =
                    request.unchangedSince().stream()
                            .anyMatch(it -> isRefused(mailbox, uid, request.change(), it.value()));
            if (!isRefused && !flags.equals(old.flags())) {
                mailbox.touches.add(new Touch(uid, seq, Optional.of(request.change())));
                mailbox.messages.put(uid, new Message(old.email(), flags, seq, old.size()));
                mailbox.highestModSeq = seq;
                changed = true;
            }
        }
        return changed;
    }

    private static boolean isRefused(Mailbox mailbox, long uid, FlagChange change, long since) {
        Message message = mailbox.message(uid);
        if (message.modSeq() <= since) {
            return false;
        }
        if (since == 0) {
            return change instanceof FlagChange.Replace
                    || change.flags().stream()
                            .anyMatch(it -> it.isSystem() || message.flags().contains(it));
        }
        return change instanceof FlagChange.Replace
                || mailbox.touches.stream()
                        .filter(it -> it.uid() == uid && it.seq() > since)
                        .anyMatch(it -> it.change().stream().allMatch(past -> meet(past, change)));
    }

    private static boolean meet(FlagChange past, FlagChange change) {
        return past instanceof FlagChange.Replace
                || past.flags().stream().anyMatch(change.flags()::contains);
    }

    private boolean expunge(Request.Expunge request, long seq) {
        Mailbox mailbox = byId(request.mailbox());
        boolean changed = false;
        for (long uid : chosen(mailbox, request.uids())) {
            if (mailbox.message(uid).flags().contains(Flag.DELETED)) {
                mailbox.messages.remove(uid);
                mailbox.highestModSeq = seq;
                changed = true;
            }
        }
        return changed;
    }

    private boolean transfer(
            MailboxId from, UidSet uids, MailboxName target, long seq, boolean isMove) {
        Mailbox source = byId(from);
        Mailbox to = mailboxes.get(target.value());
        List<Long> chosen = chosen(source, uids);
        if (to == null || chosen.isEmpty()) {
            return false;
        }
        if (isMove) {
            move(source, to, chosen, seq);
        } else {
            copy(source, to, chosen, seq);
        }
        return true;
    }

    private static void copy(Mailbox from, Mailbox to, List<Long> uids, long seq) {
        for (long uid : uids) {
            Message it = from.message(uid);
            to.add(new Message(it.email(), it.flags(), seq, it.size()), seq);
        }
    }

    private static void move(Mailbox from, Mailbox to, List<Long> uids, long seq) {
        if (!uids.isEmpty()) {
            copy(from, to, uids, seq);
            uids.forEach(from.messages::remove);
            from.highestModSeq = seq;
        }
    }

    private Mailbox byName(MailboxName name) {
        return Objects.requireNonNull(mailboxes.get(name.value()));
    }

    /** A mailbox that no request can change, if there is none. */
    private Mailbox byId(MailboxId id) {
        return mailboxes.values().stream()
                .filter(it -> it.id == id.value())
                .findFirst()
                .orElseGet(() -> new Mailbox(id.value(), 0));
    }
}
