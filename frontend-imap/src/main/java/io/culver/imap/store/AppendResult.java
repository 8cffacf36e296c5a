package io.culver.imap.store;

import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;

/** Where APPEND put its messages. RFC 9051 §7.1 */
public record AppendResult(
        MailboxId mailbox, UidValidity uidValidity, UidSet uids, ModSeq modSeq) {}
