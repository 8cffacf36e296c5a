package io.culver.model;

import java.util.List;
import java.util.Optional;

/**
 * A mailbox as SELECT shows it, at one point of its account's log.
 *
 * @param at the account's last change that this contains: later ones are asked for from here
 * @param uids of all its messages
 * @param recentFrom messages from here on have not been shown to a SELECT before. RFC 3501 §2.3.2
 * @param keywords all that have been used in it, in order of first use
 */
public record MailboxSnapshot(
        ModSeq at,
        MailboxName name,
        MailboxStatus status,
        UidSet uids,
        Uid recentFrom,
        Optional<Uid> firstUnseen,
        List<Flag> keywords) {
    public MailboxSnapshot {
        keywords = List.copyOf(keywords);
    }
}
