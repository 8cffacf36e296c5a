package io.culver.mailbox.domain;

import io.culver.model.EmailId;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;

/** What an account answers to a request that it grants. */
public sealed interface Answer {
    /** The account's last change that the answer knows of: its own, if there was one. */
    ModSeq modSeq();

    /** Created is the mailbox that was asked for, not those made above it. */
    record Created(ModSeq modSeq, MailboxId mailbox) implements Answer {}

    /** Deleted, renamed, subscribed or no longer subscribed. */
    record Done(ModSeq modSeq) implements Answer {}

    /** {@code uids} are in the order of the messages. */
    record Appended(ModSeq modSeq, MailboxId mailbox, UidValidity uidValidity, UidSet uids)
            implements Answer {}

    /**
     * {@code changed} are the messages whose flags are not what they were; {@code refused} those
     * that the request's condition left alone.
     */
    record Stored(ModSeq modSeq, UidSet changed, UidSet refused) implements Answer {}

    record Expunged(ModSeq modSeq, UidSet expunged) implements Answer {}

    /**
     * Copied or moved: the nth target came of the nth source, both ascending. Both are empty if
     * none of the messages existed; then nothing was done.
     */
    record Copied(
            ModSeq modSeq,
            MailboxId target,
            UidValidity uidValidity,
            UidSet sourceUids,
            UidSet targetUids)
            implements Answer {}

    /** The ids from {@code first} on, {@code count} of them, are for the asker alone. */
    record Reserved(ModSeq modSeq, EmailId first, int count) implements Answer {}
}
