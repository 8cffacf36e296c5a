package io.culver.model;

import java.util.List;

/** What became of a mailbox since a point of its account's log. */
public sealed interface MailboxDelta {
    /**
     * The changes up to {@code upTo}, net: a message that came and went is in none of them.
     *
     * @param vanished messages that are no longer there
     * @param appeared messages that are new
     * @param flags flags of messages that were there before and have changed, and of new ones
     * @param keywords all keywords of the mailbox now
     */
    record Changed(
            ModSeq upTo, UidSet vanished, UidSet appeared, List<FlagsOf> flags, List<Flag> keywords)
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
