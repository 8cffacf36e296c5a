package io.culver.mailbox.domain;

import io.culver.model.ModSeq;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/**
 * The contents that an account gained.
 *
 * @param isReset whether these are all that it has, because the log does not reach back far enough
 * @param emails their email ids
 * @param upTo the account's last change that this knows of
 */
public record NewContents(boolean isReset, Roaring64Bitmap emails, ModSeq upTo) {
    /** The contents of messages appended after {@code since}, also of those that left again. */
    public static NewContents since(AccountState state, History history, ModSeq since) {
        if (!history.reaches(since)) {
            return new NewContents(true, of(state), state.seq());
        }
        Roaring64Bitmap emails = new Roaring64Bitmap();
        for (History.Past past : history.changesAfter(since)) {
            for (NewMessage it : past.change().contents()) {
                emails.addLong(it.email().value());
            }
        }
        return new NewContents(false, emails, state.seq());
    }

    /** The contents of all messages that an account has. */
    public static Roaring64Bitmap of(AccountState state) {
        Roaring64Bitmap emails = new Roaring64Bitmap();
        state.mailboxes().forEach(it -> addAll(it.messages(), emails));
        return emails;
    }

    private static void addAll(Messages messages, Roaring64Bitmap emails) {
        messages.segments().forEach(it -> emails.add(it.contents().emails));
    }
}
