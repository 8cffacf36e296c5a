package io.culver.mailbox.domain;

import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MailError;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.model.ThreadId;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What happens to one account, request by request, as its owner would decide and apply it. */
public final class Story {
    private AccountState state = AccountState.EMPTY;
    private History history = History.beginningAfter(state.seq());
    private Instant time = Instant.parse("2026-11-23T07:00:00Z");
    private long operations;
    private QuotaLimits standardQuota = QuotaLimits.NONE;

    /** An account that has these mailboxes. */
    public static Story with(String... names) {
        Story story = new Story();
        for (String name : names) {
            story.grant(create(name));
        }
        return story;
    }

    public AccountState state() {
        return state;
    }

    public History history() {
        return history;
    }

    /** What accounts without limits of their own may hold from now on. */
    public void configure(QuotaLimits standard) {
        standardQuota = standard;
    }

    public void pass(Duration duration) {
        time = time.plus(duration);
    }

    public OpId newOp() {
        return new OpId(new UUID(7, operations++));
    }

    public Decision decide(OpId op, Request request) {
        return Decider.decide(state, history, op, time, request, standardQuota);
    }

    public Answer grant(Request request) {
        return grant(newOp(), request);
    }

    public Answer grant(OpId op, Request request) {
        return switch (decide(op, request)) {
            case Decision.Write(var entry) -> apply(entry);
            case Decision.Nothing(var answer) -> answer;
            case Decision.Refuse(var refusal) -> throw refusal;
        };
    }

    private Answer apply(Entry entry) {
        state = state.apply(entry, state.seq().next());
        history = history.plus(new History.Past(state.seq(), entry.change(), 100));
        return entry.change().answer(state.seq());
    }

    /** Why the request is refused. */
    public MailError refusal(Request request) {
        if (decide(newOp(), request) instanceof Decision.Refuse(var refusal)) {
            return refusal.error();
        }
        throw new AssertionError("granted: " + request);
    }

    public MailboxState mailbox(String name) {
        return state.mailbox(new MailboxName(name)).orElseThrow();
    }

    public MailboxId id(String name) {
        return mailbox(name).id();
    }

    /** Appends messages, one for each set of flags. */
    public Answer.Appended append(String mailbox, Flags... flags) {
        long first = state.nextEmail().value();
        grant(new Request.ReserveEmailIds(flags.length));
        List<NewMessage> messages = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) {
            messages.add(message(first + i, flags[i]));
        }
        return (Answer.Appended)
                grant(new Request.AppendMessages(new MailboxName(mailbox), messages));
    }

    public Answer.Appended append(String mailbox, int count) {
        Flags[] none = new Flags[count];
        Arrays.fill(none, Flags.NONE);
        return append(mailbox, none);
    }

    public NewMessage message(long email, Flags flags) {
        return new NewMessage(
                new EmailId(email),
                new DataSize(1000 + email % 7),
                flags,
                InternalDate.of(time.plusSeconds(email)),
                email % 5 == 0 ? Optional.empty() : Optional.of(LocalDate.of(2026, 11, 20)),
                new ThreadId(email % 3));
    }

    public Answer store(String mailbox, UidSet uids, FlagChange change) {
        return grant(new Request.StoreFlags(id(mailbox), uids, change));
    }

    public static Request create(String name) {
        return new Request.CreateMailbox(new MailboxName(name), Optional.empty());
    }

    public static Request delete(String name) {
        return new Request.DeleteMailbox(new MailboxName(name));
    }

    public static Request rename(String from, String to) {
        return new Request.RenameMailbox(new MailboxName(from), new MailboxName(to));
    }

    public static UidSet uids(long first, long last) {
        return UidSet.of(new Uid(first), new Uid(last));
    }

    public static FlagChange add(String... flags) {
        return new FlagChange.Add(flags(flags));
    }

    public static FlagChange remove(String... flags) {
        return new FlagChange.Remove(flags(flags));
    }

    public static FlagChange replace(String... flags) {
        return new FlagChange.Replace(flags(flags));
    }

    public static Flags flags(String... names) {
        return Flags.copyOf(Arrays.stream(names).map(Flag::of).toList());
    }

    /** The flags of a message, by its UID. */
    public Flags flagsOf(String mailbox, long uid) {
        return mailbox(mailbox).messages().select(uids(uid, uid)).stream()
                .flatMap(SelectedRows::stream)
                .findFirst()
                .orElseThrow()
                .flags();
    }
}
