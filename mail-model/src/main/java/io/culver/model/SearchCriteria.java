package io.culver.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What SEARCH asks of a message. Message numbers and \Recent, which only a session knows, are UIDs
 * here. RFC 9051 §6.4.4
 */
public sealed interface SearchCriteria {
    record All() implements SearchCriteria {}

    record HasFlag(Flag flag) implements SearchCriteria {}

    record InUids(UidSet uids) implements SearchCriteria {}

    /** {@code LARGER}: more octets than this. */
    record LargerThan(DataSize size) implements SearchCriteria {}

    /** {@code SMALLER}: fewer octets than this. */
    record SmallerThan(DataSize size) implements SearchCriteria {}

    /** {@code BEFORE}, {@code SENTBEFORE}, {@code SAVEDBEFORE}: on an earlier day. */
    record Before(DateOf of, LocalDate date) implements SearchCriteria {}

    /** {@code ON}, {@code SENTON}, {@code SAVEDON}. */
    record On(DateOf of, LocalDate date) implements SearchCriteria {}

    /** {@code SINCE}, {@code SENTSINCE}, {@code SAVEDSINCE}: on this day or later. */
    record Since(DateOf of, LocalDate date) implements SearchCriteria {}

    /** {@code OLDER}: INTERNALDATE, to the second, is not after this moment. RFC 5032 §2 */
    record ReceivedUntil(Instant moment) implements SearchCriteria {}

    /** {@code YOUNGER}: INTERNALDATE, to the second, is not before this moment. RFC 5032 §2 */
    record ReceivedFrom(Instant moment) implements SearchCriteria {}

    /** {@code EMAILID}. RFC 8474 §6 */
    record HasEmail(EmailId email) implements SearchCriteria {}

    /** {@code THREADID}. RFC 8474 §6 */
    record InThread(ThreadId thread) implements SearchCriteria {}

    /** {@code MODSEQ}: changed at this mod-sequence or later. RFC 7162 §3.1.5 */
    record ChangedSince(ModSeq modSeq) implements SearchCriteria {}

    /**
     * {@code HEADER}, and {@code FROM TO CC BCC SUBJECT}: a field of this name contains the text;
     * empty text asks only that the field is there.
     */
    record Header(String field, String text) implements OfText {}

    /** {@code BODY}. */
    record Body(String text) implements OfText {}

    /** {@code TEXT}: header or body. */
    record Text(String text) implements OfText {}

    /** {@code FUZZY}: contains something like the text, and does so more or less. RFC 6203 §3 */
    record Fuzzy(OfText wanted) implements SearchCriteria {}

    /** What asks for a text. */
    sealed interface OfText extends SearchCriteria {
        String text();
    }

    record Not(SearchCriteria criteria) implements SearchCriteria {}

    record Or(SearchCriteria left, SearchCriteria right) implements SearchCriteria {}

    record And(List<SearchCriteria> all) implements SearchCriteria {
        public And {
            all = List.copyOf(all);
        }
    }

    /** Which of a message's dates. */
    enum DateOf {
        /** INTERNALDATE, as told, without time and zone. */
        ARRIVAL,
        /** The Date field, likewise. */
        SENDING,
        /** When it came into its mailbox, in UTC. RFC 8514 §3 */
        SAVING
    }
}
