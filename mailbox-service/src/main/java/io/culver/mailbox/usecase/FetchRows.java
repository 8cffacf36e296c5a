package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MessageRow;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** FETCH of what a mailbox itself holds of its messages: out of memory, at one moment. */
public final class FetchRows {
    private final AccountOwners owners;

    public FetchRows(AccountOwners owners) {
        this.owners = owners;
    }

    /**
     * Some of the rows.
     *
     * @param at the account's last change in them
     */
    public record Rows(List<MessageRow> rows, ModSeq at) {}

    /**
     * Gives the rows of those of the messages that exist, by ascending UID, at most {@link
     * Limits#ROWS_PER_RESPONSE} at a time, and once at least. {@code NO_SUCH_MAILBOX}.
     *
     * @param changedSince only those that changed after it, with every change that was acknowledged
     *     before; zero for all, as this node knows them
     * @param atLeast what the asker has seen, maybe at another node: this one knows no less
     */
    public void fetch(
            AccountId account,
            MailboxId mailbox,
            UidSet uids,
            ModSeq changedSince,
            ModSeq atLeast,
            Consumer<Rows> out) {
        AccountOwner owner = owners.owner(account);
        AccountState now = changedSince.equals(ModSeq.ZERO) ? owner.cached() : owner.current();
        if (atLeast.isAfter(now.seq())) {
            now = owner.current();
        }
        MailboxState state =
                now.mailbox(mailbox)
                        .orElseThrow(() ->
                                new MailException(MailError.NO_SUCH_MAILBOX, "No such mailbox"));
        ModSeq at = now.seq();
        List<MessageRow> rows = new ArrayList<>(Limits.ROWS_PER_RESPONSE);
        for (var selected : state.messages().select(uids, changedSince)) {
            selected.stream()
                    .forEach(row -> {
                        rows.add(row);
                        if (rows.size() == Limits.ROWS_PER_RESPONSE) {
                            out.accept(new Rows(List.copyOf(rows), at));
                            rows.clear();
                        }
                    });
        }
        out.accept(new Rows(rows, at));
    }
}
