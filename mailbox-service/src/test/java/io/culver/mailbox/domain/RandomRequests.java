package io.culver.mailbox.domain;

import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Requests of every kind, mostly ones that make sense in the state that they are asked in. */
public final class RandomRequests {
    private static final List<String> NAMES =
            List.of("INBOX", "a", "a/b", "a/b/c", "a-b", "b", "b/x", "INBOX/k", "c");
    private static final List<QuotaResource> RESOURCES = List.of(QuotaResource.values());

    /** None that anything here runs into. */
    private static final List<QuotaSetting> SETTINGS =
            List.of(
                    new QuotaSetting.AtMost(1L << 40),
                    new QuotaSetting.AtMost(1L << 41),
                    new QuotaSetting.Unlimited(),
                    new QuotaSetting.Standard());

    private static final List<String> FLAGS =
            List.of("\\Seen", "\\Deleted", "\\Flagged", "$Work", "$WORK", "$Junk", "later");

    private final RandomGenerator random;

    public RandomRequests(RandomGenerator random) {
        this.random = random;
    }

    public Request next(AccountState state) {
        int draw = random.nextInt(100);
        if (draw < 8) {
            return new Request.CreateMailbox(name(), Optional.empty());
        }
        if (draw < 11) {
            return new Request.DeleteMailbox(name());
        }
        if (draw < 14) {
            return new Request.RenameMailbox(name(), name());
        }
        if (draw < 16) {
            return new Request.Subscribe(name());
        }
        if (draw < 18) {
            return new Request.Unsubscribe(name());
        }
        if (draw < 19) {
            return new Request.SetQuota(Map.of(pick(RESOURCES), pick(SETTINGS)));
        }
        if (draw < 23) {
            return new Request.ReserveEmailIds(1 + random.nextInt(20));
        }
        if (draw < 42) {
            return append(state);
        }
        if (draw < 45) {
            return new Request.ReplaceMessage(mailbox(state), uid(), name(), message(state));
        }
        if (draw < 70) {
            return new Request.StoreFlags(mailbox(state), uids(), change(), condition(state));
        }
        if (draw < 80) {
            return new Request.Expunge(mailbox(state), uids());
        }
        return draw < 90
                ? new Request.CopyMessages(mailbox(state), uids(), name())
                : new Request.MoveMessages(mailbox(state), uids(), name());
    }

    private Request append(AccountState state) {
        List<NewMessage> all = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            all.add(message(state));
        }
        return new Request.AppendMessages(name(), all);
    }

    private NewMessage message(AccountState state) {
        long email = 1 + random.nextLong(state.nextEmail().value());
        return new Story().message(email, flags());
    }

    private Uid uid() {
        return new Uid(1L + random.nextInt(120));
    }

    private MailboxName name() {
        return new MailboxName(pick(NAMES));
    }

    private MailboxId mailbox(AccountState state) {
        List<MailboxState> all = List.copyOf(state.mailboxes());
        return all.isEmpty() || random.nextInt(50) == 0 ? new MailboxId(1000) : pick(all).id();
    }

    private UidSet uids() {
        UidSet.Builder uids = UidSet.builder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            long first = 1L + random.nextInt(120);
            uids.add(new Uid(first), new Uid(first + random.nextInt(20)));
        }
        return uids.build();
    }

    private Optional<ModSeq> condition(AccountState state) {
        return random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new ModSeq(random.nextLong(state.seq().value() + 2)));
    }

    private FlagChange change() {
        return switch (random.nextInt(3)) {
            case 0 -> new FlagChange.Replace(flags());
            case 1 -> new FlagChange.Add(flags());
            default -> new FlagChange.Remove(flags());
        };
    }

    private Flags flags() {
        List<Flag> flags = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            flags.add(Flag.of(pick(FLAGS)));
        }
        return Flags.copyOf(flags);
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
