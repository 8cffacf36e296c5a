package io.culver.mailbox.domain;

import io.culver.model.Flags;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.model.SearchCriteria.DateOf;
import io.culver.model.UidSet;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Answers what SEARCH asks of a mailbox's messages. What is asked of their text, someone else
 * answers by email id. RFC 9051 §6.4.4
 */
public final class Criteria {
    private final Function<SearchCriteria, LongPredicate> text;

    /**
     * Made for one search or many.
     *
     * @param text for each of {@link #textOf}: which email ids it holds for
     */
    public Criteria(Function<SearchCriteria, LongPredicate> text) {
        this.text = text;
    }

    /**
     * What was found.
     *
     * @param highestModSeq of the matches; zero if there are none. RFC 7162 §3.1.5
     */
    public record Matches(UidSet uids, ModSeq highestModSeq) {}

    /** The parts that ask for text: HEADER, BODY and TEXT, fuzzy or not. */
    public static Set<SearchCriteria> textOf(SearchCriteria criteria) {
        Set<SearchCriteria> found = new LinkedHashSet<>();
        leaves(criteria).filter(Criteria::isText).forEach(found::add);
        return found;
    }

    /** What can match at most, whatever the texts are found to say. */
    public static SearchCriteria atMost(SearchCriteria criteria) {
        return bound(criteria, new SearchCriteria.All());
    }

    /** The same with this in place of every text, and its opposite of every text under NOT. */
    private static SearchCriteria bound(SearchCriteria criteria, SearchCriteria text) {
        return switch (criteria) {
            case SearchCriteria.Not(var inner) ->
                    new SearchCriteria.Not(bound(inner, new SearchCriteria.Not(text)));
            case SearchCriteria.Or(var left, var right) ->
                    new SearchCriteria.Or(bound(left, text), bound(right, text));
            case SearchCriteria.And(var all) ->
                    new SearchCriteria.And(all.stream().map(it -> bound(it, text)).toList());
            case SearchCriteria leaf -> isText(leaf) ? text : leaf;
        };
    }

    private static Stream<SearchCriteria> leaves(SearchCriteria criteria) {
        return switch (criteria) {
            case SearchCriteria.Not(var inner) -> leaves(inner);
            case SearchCriteria.Or(var left, var right) ->
                    Stream.concat(leaves(left), leaves(right));
            case SearchCriteria.And(var all) -> all.stream().flatMap(Criteria::leaves);
            case SearchCriteria leaf -> Stream.of(leaf);
        };
    }

    private static boolean isText(SearchCriteria leaf) {
        return leaf instanceof SearchCriteria.OfText || leaf instanceof SearchCriteria.Fuzzy;
    }

    /** The messages that match. */
    public Matches search(Messages messages, SearchCriteria criteria) {
        RowSearch search = compile(criteria);
        UidSet.Builder uids = UidSet.builder();
        long highest = 0;
        for (Segment segment : messages.segments()) {
            BitSet rows = search.rows(segment);
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                uids.add(segment.uid(row));
                highest = Math.max(highest, segment.rawModSeq(row));
            }
        }
        return new Matches(uids.build(), new ModSeq(highest));
    }

    /** One search, made ready to be asked of each segment. */
    private interface RowSearch {
        /** The rows that match, in a set that is the caller's to change. */
        BitSet rows(Segment segment);
    }

    private RowSearch compile(SearchCriteria criteria) {
        return switch (criteria) {
            case SearchCriteria.All _ -> Segment::allRows;
            case SearchCriteria.HasFlag(var flag) -> flags(it -> it.contains(flag));
            case SearchCriteria.InUids(var uids) -> uids(uids.ranges());
            case SearchCriteria.LargerThan(var size) ->
                    rows((segment, row) -> segment.contents().sizes[row] > size.octets());
            case SearchCriteria.SmallerThan(var size) ->
                    rows((segment, row) -> segment.contents().sizes[row] < size.octets());
            case SearchCriteria.Before(var of, var date) -> days(of, date, (day, at) -> day < at);
            case SearchCriteria.On(var of, var date) -> days(of, date, (day, at) -> day == at);
            case SearchCriteria.Since(var of, var date) -> days(of, date, (day, at) -> day >= at);
            case SearchCriteria.HasEmail(var email) ->
                    rows((segment, row) -> segment.contents().emails[row] == email.value());
            case SearchCriteria.InThread(var thread) ->
                    rows((segment, row) -> segment.contents().threads[row] == thread.value());
            case SearchCriteria.ReceivedUntil(var moment) ->
                    received(seconds -> seconds <= moment.getEpochSecond());
            case SearchCriteria.ReceivedFrom(var moment) ->
                    received(seconds -> seconds >= moment.getEpochSecond());
            case SearchCriteria.ChangedSince(var modSeq) ->
                    rows((segment, row) -> segment.rawModSeq(row) >= modSeq.value());
            case SearchCriteria.OfText _, SearchCriteria.Fuzzy _ -> {
                LongPredicate emails = text.apply(criteria);
                yield rows((segment, row) -> emails.test(segment.contents().emails[row]));
            }
            case SearchCriteria.Not(var inner) -> not(compile(inner));
            case SearchCriteria.Or(var left, var right) -> or(compile(left), compile(right));
            case SearchCriteria.And(var all) -> and(all.stream().map(this::compile).toList());
        };
    }

    private static RowSearch uids(List<UidSet.Range> ranges) {
        return segment -> segment.contents().rowsOf(ranges);
    }

    private static RowSearch flags(Predicate<Flags> test) {
        return segment -> segment.flags().rowsWhere(test);
    }

    private interface RowTest {
        boolean test(Segment segment, int row);
    }

    private static RowSearch rows(RowTest test) {
        return segment -> {
            BitSet rows = new BitSet(segment.count());
            for (int row = 0; row < segment.count(); row++) {
                rows.set(row, test.test(segment, row));
            }
            return rows;
        };
    }

    private interface DayTest {
        boolean test(long day, long than);
    }

    /** A message without a date matches no day. */
    private static RowSearch days(DateOf of, LocalDate date, DayTest test) {
        long than = date.toEpochDay();
        return switch (of) {
            case SAVING -> rows((segment, row) -> test.test(segment.savedDay(row), than));
            case ARRIVAL -> rows((segment, row) -> test.test(segment.arrivalDay(row), than));
            case SENDING ->
                    rows((segment, row) -> {
                        int day = segment.contents().sentDays[row];
                        return day != Contents.NO_DAY && test.test(day, than);
                    });
        };
    }

    /** The internal date, in seconds since 1970-01-01T00:00:00Z. */
    private static RowSearch received(LongPredicate test) {
        return rows((segment, row) -> test.test(segment.contents().seconds[row]));
    }

    private static RowSearch not(RowSearch inner) {
        return segment -> {
            BitSet rows = inner.rows(segment);
            rows.flip(0, segment.count());
            return rows;
        };
    }

    private static RowSearch or(RowSearch left, RowSearch right) {
        return segment -> {
            BitSet rows = left.rows(segment);
            rows.or(right.rows(segment));
            return rows;
        };
    }

    private static RowSearch and(List<RowSearch> all) {
        return segment -> {
            BitSet rows = segment.allRows();
            for (RowSearch it : all) {
                if (!rows.isEmpty()) {
                    rows.and(it.rows(segment));
                }
            }
            return rows;
        };
    }
}
