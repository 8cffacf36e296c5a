package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.NewContents;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.AccountId;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.roaringbitmap.longlong.LongIterator;

/** What happened to an account since a point of its log: to one mailbox, or to all contents. */
public final class FollowChanges {
    private final AccountOwners owners;

    public FollowChanges(AccountOwners owners) {
        this.owners = owners;
    }

    /**
     * The net changes up to now, with every change that was acknowledged before.
     *
     * @param own a change of flags that the asker made: what it alone did is left out
     */
    public MailboxDelta since(AccountId account, MailboxId mailbox, ModSeq since, ModSeq own) {
        return owners.owner(account).changesSince(mailbox, since, own);
    }

    /** Those of the messages that left a mailbox. {@code NO_SUCH_MAILBOX}. RFC 7162 §3.2.6 */
    public UidSet vanished(AccountId account, MailboxId mailbox, ModSeq since, UidSet uids) {
        return owners.owner(account).vanishedSince(mailbox, since, uids);
    }

    /**
     * Another node made a change: whoever listens to the account here is told of it. Costs nothing
     * if nobody does, or if it is known already.
     */
    public void heardOf(AccountId account, ModSeq seq) {
        if (owners.isListenedTo(account)) {
            AccountOwner owner = owners.owner(account);
            if (seq.isAfter(owner.cached().seq())) {
                var _ = owner.current();
            }
        }
    }

    /**
     * Some of the contents that an account gained.
     *
     * @param isReset whether this begins a listing of all contents
     * @param upTo of the last lot: all contents up to this change have been told; else zero
     */
    public record Lot(boolean isReset, List<Long> emails, ModSeq upTo) {
        public Lot {
            emails = List.copyOf(emails);
        }
    }

    /** Gives the contents gained after {@code since}, in lots; one at least. */
    public void contents(AccountId account, ModSeq since, Consumer<Lot> out) {
        NewContents gained = owners.owner(account).contentsSince(since);
        boolean isReset = gained.isReset();
        List<Long> lot = new ArrayList<>();
        LongIterator emails = gained.emails().getLongIterator();
        while (emails.hasNext()) {
            if (lot.size() == Limits.EMAIL_IDS_PER_RESPONSE) {
                out.accept(new Lot(isReset, lot, ModSeq.ZERO));
                isReset = false;
                lot.clear();
            }
            lot.add(emails.next());
        }
        out.accept(new Lot(isReset, lot, gained.upTo()));
    }
}
