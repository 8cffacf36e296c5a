package io.culver.mailbox.domain;

import io.culver.model.EmailId;
import io.culver.model.ListedMailbox;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.Quota;
import io.culver.model.QuotaLimits;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** An account at one point of its log: what all entries up to {@link #seq} come to. Immutable. */
public final class AccountState {
    /** Of an account that nothing has happened to yet. */
    public static final AccountState EMPTY =
            new AccountState(
                    Counters.BEGIN,
                    TreePMap.empty(),
                    HashTreePMap.empty(),
                    TreePSet.empty(),
                    Usage.NONE,
                    Map.of(),
                    OpWindow.EMPTY);

    private final Counters counters;
    private final TreePMap<MailboxName, MailboxId> names;
    private final HashPMap<MailboxId, MailboxState> mailboxes;
    private final TreePSet<MailboxName> subscriptions;
    private final Usage usage;
    private final Map<QuotaResource, QuotaSetting> quotaSettings;
    private final OpWindow window;

    private AccountState(
            Counters counters,
            TreePMap<MailboxName, MailboxId> names,
            HashPMap<MailboxId, MailboxState> mailboxes,
            TreePSet<MailboxName> subscriptions,
            Usage usage,
            Map<QuotaResource, QuotaSetting> quotaSettings,
            OpWindow window) {
        this.counters = counters;
        this.names = names;
        this.mailboxes = mailboxes;
        this.subscriptions = subscriptions;
        this.usage = usage;
        this.quotaSettings = quotaSettings;
        this.window = window;
    }

    /**
     * What an account counts.
     *
     * @param seq of the last entry
     * @param lastUidValidity that any mailbox was given
     */
    public record Counters(ModSeq seq, long nextMailbox, long nextEmail, long lastUidValidity) {
        static final Counters BEGIN = new Counters(ModSeq.ZERO, 1, 1, 0);

        Counters at(ModSeq last) {
            return new Counters(last, nextMailbox, nextEmail, lastUidValidity);
        }

        Counters after(NewMailbox it) {
            return new Counters(seq, it.id().value() + 1, nextEmail, it.uidValidity().value());
        }

        Counters after(EmailId first, int count) {
            return new Counters(seq, nextMailbox, first.value() + count, lastUidValidity);
        }
    }

    /** The state that a checkpoint holds. */
    public static AccountState of(
            Counters counters,
            Collection<MailboxState> mailboxes,
            Collection<MailboxName> subscriptions,
            Map<QuotaResource, QuotaSetting> quotaSettings,
            OpWindow window) {
        AccountState state =
                new AccountState(
                        counters,
                        TreePMap.empty(),
                        HashTreePMap.empty(),
                        TreePSet.from(subscriptions),
                        Usage.NONE,
                        Map.copyOf(quotaSettings),
                        window);
        for (MailboxState mailbox : mailboxes) {
            state = state.with(mailbox);
        }
        return state;
    }

    public ModSeq seq() {
        return counters.seq();
    }

    public Counters counters() {
        return counters;
    }

    /** The id that the next content will get. */
    public EmailId nextEmail() {
        return new EmailId(counters.nextEmail());
    }

    public Optional<MailboxState> mailbox(MailboxId id) {
        return Optional.ofNullable(mailboxes.get(id));
    }

    public Optional<MailboxState> mailbox(MailboxName name) {
        return Optional.ofNullable(names.get(name)).flatMap(this::mailbox);
    }

    public Collection<MailboxState> mailboxes() {
        return mailboxes.values();
    }

    public int mailboxCount() {
        return mailboxes.size();
    }

    public boolean isSubscribed(MailboxName name) {
        return subscriptions.contains(name);
    }

    public Collection<MailboxName> subscriptions() {
        return subscriptions;
    }

    /** What the operator has set for this account, where that is not the standard. */
    public Map<QuotaResource, QuotaSetting> quotaSettings() {
        return quotaSettings;
    }

    /**
     * What the account holds and may hold.
     *
     * @param standard for accounts of which nothing else is said
     */
    public Quota quota(QuotaLimits standard) {
        QuotaLimits set = standard.with(quotaSettings);
        long most = AccountLimits.MAILBOXES;
        long mailboxLimit =
                set.of(QuotaResource.MAILBOX).map(it -> Math.min(it, most)).orElse(most);
        return new Quota(
                Map.of(
                        QuotaResource.STORAGE, usage.octets(),
                        QuotaResource.MESSAGE, usage.messages(),
                        QuotaResource.MAILBOX, (long) mailboxCount()),
                set.with(Map.of(QuotaResource.MAILBOX, new QuotaSetting.AtMost(mailboxLimit))));
    }

    public OpWindow window() {
        return window;
    }

    /** All mailboxes, and all names that are only subscribed to, in the order of their names. */
    public List<ListedMailbox> list() {
        TreePSet<MailboxName> all = subscriptions.plusAll(names.keySet());
        return all.stream()
                .map(name ->
                        new ListedMailbox(
                                name,
                                mailbox(name).map(MailboxState::id),
                                mailbox(name).flatMap(MailboxState::use),
                                isSubscribed(name)))
                .toList();
    }

    /** The names of the mailboxes below this one, at any depth. */
    List<MailboxName> namesBelow(MailboxName name) {
        List<MailboxName> below = new ArrayList<>();
        // Names such as "a-b" sort between "a" and "a/b": passed over.
        for (MailboxName it : names.tailMap(name, false).keySet()) {
            if (it.isBelow(name)) {
                below.add(it);
            } else if (!it.value().startsWith(name.value())) {
                break;
            }
        }
        return below;
    }

    /** The state after the entry, which must be the next one of the log. */
    public AccountState apply(Entry entry, ModSeq seq) {
        if (!seq.equals(seq().next())) {
            throw new IllegalArgumentException("entry does not follow the state");
        }
        Answer answer = entry.change().answer(seq);
        OpWindow.Remembered done =
                new OpWindow.Remembered(entry.op(), entry.request(), entry.time(), answer);
        AccountState after = Fold.apply(this, entry.change(), new Stamp(seq, entry.time()));
        return new AccountState(
                after.counters.at(seq),
                after.names,
                after.mailboxes,
                after.subscriptions,
                after.usage,
                after.quotaSettings,
                window.plus(done));
    }

    /** The mailbox that an entry names: that it is there was decided. */
    MailboxState require(MailboxId id) {
        return mailbox(id).orElseThrow(() -> new IllegalStateException("no such mailbox"));
    }

    /** With the mailbox as it is now, or in addition. */
    AccountState with(MailboxState mailbox) {
        Messages before = mailbox(mailbox.id()).map(MailboxState::messages).orElse(Messages.NONE);
        return new AccountState(
                counters,
                names.plus(mailbox.name(), mailbox.id()),
                mailboxes.plus(mailbox.id(), mailbox),
                subscriptions,
                usage.minus(before).plus(mailbox.messages()),
                quotaSettings,
                window);
    }

    AccountState without(MailboxState mailbox) {
        return new AccountState(
                counters,
                names.minus(mailbox.name()),
                mailboxes.minus(mailbox.id()),
                subscriptions,
                usage.minus(mailbox.messages()),
                quotaSettings,
                window);
    }

    AccountState with(Counters counted) {
        return new AccountState(
                counted, names, mailboxes, subscriptions, usage, quotaSettings, window);
    }

    AccountState with(Map<QuotaResource, QuotaSetting> settings) {
        return new AccountState(
                counters, names, mailboxes, subscriptions, usage, Map.copyOf(settings), window);
    }

    AccountState subscribe(MailboxName name) {
        return withSubscriptions(subscriptions.plus(name));
    }

    AccountState unsubscribe(MailboxName name) {
        return withSubscriptions(subscriptions.minus(name));
    }

    private AccountState withSubscriptions(TreePSet<MailboxName> others) {
        return new AccountState(counters, names, mailboxes, others, usage, quotaSettings, window);
    }
}
