package io.culver.model;

import java.util.List;

/** What became of a mailbox since a point of its account's log. */
public sealed interface MailboxDelta {
    /**
     * The changes up to {@code upTo}, net: a message that came and went is in none of them.
     *
     * @param highest of the last change to the mailbox's messages. RFC 7162 §3.1.2.1
     * @param vanished messages that are no longer there
     * @param appeared messages that are new
     * @param flags flags of messages that were there before and have changed, and of new ones
     * @param keywords all keywords of the mailbox now
     */
    record Changed(
            ModSeq upTo,
            ModSeq highest,
            UidSet vanished,
            UidSet appeared,
            List<FlagsOf> flags,
            List<Flag> keywords)
            implements MailboxDelta {
        public Changed {
            flags = List.copyOf(flags);
            keywords = List.copyOf(keywords);
        }
    }

    /** The log no longer reaches back that far: here is all there is, compare for yourself. */
    record Reset(MailboxSnapshot snapshot, List<FlagsOf> flags) implements MailboxDelta {
        public Reset {
            flags = List.copyOf(flags);
        }
    }

    /** The mailbox was deleted. */
    record Gone() implements MailboxDelta {}
}
