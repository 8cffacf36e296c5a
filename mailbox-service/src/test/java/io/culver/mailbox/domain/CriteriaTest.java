package io.culver.mailbox.domain;

import static io.culver.mailbox.domain.Story.flags;
import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.model.SearchCriteria.DateOf;
import io.culver.model.ThreadId;
import io.culver.model.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** SEARCH on what is not text. RFC 9051 §6.4.4 */
class CriteriaTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final Story story = Story.with("a");

    CriteriaTest() {
        story.grant(new Request.ReserveEmailIds(10));
        story.grant(
                new Request.AppendMessages(
                        new MailboxName("a"),
                        List.of(
                                message(1, 100, "2026-11-22T23:30:00-02:00", "\\Seen"),
                                message(2, 200, "2026-11-23T00:30:00+02:00"),
                                message(3, 300, "2026-11-23T23:59:59Z", "$Work"),
                                message(4, 400, "2026-11-24T00:00:00Z", "\\Seen", "$Work"))));
    }

    private static NewMessage message(long id, long size, String date, String... flags) {
        return new NewMessage(
                new EmailId(id),
                new DataSize(size),
                flags(flags),
                InternalDate.of(OffsetDateTime.parse(date)),
                id == 4 ? Optional.empty() : Optional.of(DAY.minusDays(id)),
                new ThreadId(id % 2));
    }

    private String found(SearchCriteria criteria) {
        return search(criteria).uids().toString();
    }

    private Criteria.Matches search(SearchCriteria criteria) {
        return new Criteria(leaf -> email -> leaf.toString().contains("id" + email + ";"))
                .search(story.mailbox("a").messages(), criteria);
    }

    /** Rule J4. */
    @Test
    void datesCompareTheCalendarDayInTheMessagesOwnZone() {
        assertEquals("1", found(new SearchCriteria.Before(DateOf.ARRIVAL, DAY)));
        assertEquals("2:3", found(new SearchCriteria.On(DateOf.ARRIVAL, DAY)));
        assertEquals("2:4", found(new SearchCriteria.Since(DateOf.ARRIVAL, DAY)));
    }

    @Test
    void sentDatesAreThoseOfTheDateFieldAndNeverOfMessagesWithoutOne() {
        LocalDate sent = DAY.minusDays(2);
        assertEquals("3", found(new SearchCriteria.Before(DateOf.SENDING, sent)));
        assertEquals("2", found(new SearchCriteria.On(DateOf.SENDING, sent)));
        assertEquals("1:2", found(new SearchCriteria.Since(DateOf.SENDING, sent)));
    }

    @Test
    void flagsSizesAndUids() {
        assertEquals("1:4", found(new SearchCriteria.All()));
        assertEquals("1,4", found(new SearchCriteria.HasFlag(Flag.SEEN)));
        assertEquals("3:4", found(new SearchCriteria.HasFlag(Flag.of("$WORK"))));
        assertEquals("3:4", found(new SearchCriteria.LargerThan(new DataSize(200))));
        assertEquals("1", found(new SearchCriteria.SmallerThan(new DataSize(200))));
        assertEquals("2:3", found(new SearchCriteria.InUids(uids(2, 3))));
        assertEquals("", found(new SearchCriteria.InUids(UidSet.EMPTY)));
        assertEquals("", found(new SearchCriteria.InUids(uids(5, 9))));
    }

    /** RFC 5032 §2: to the second, and both include the moment itself. */
    @Test
    void momentsOfArrivalCompareAcrossZones() {
        Instant second = Instant.parse("2026-11-22T22:30:00Z"); // of the second message
        assertEquals("2", found(new SearchCriteria.ReceivedUntil(second)));
        assertEquals("", found(new SearchCriteria.ReceivedUntil(second.minusSeconds(1))));
        assertEquals("1:4", found(new SearchCriteria.ReceivedFrom(second)));
        assertEquals("1,3:4", found(new SearchCriteria.ReceivedFrom(second.plusSeconds(1))));
    }

    @Test
    void savedDatesAreThoseOfTheMailboxInUtc() {
        story.pass(Duration.ofDays(2));
        story.grant(new Request.CopyMessages(story.id("a"), uids(1, 2), new MailboxName("a")));
        LocalDate first = LocalDate.of(2026, 11, 23);

        assertEquals("1:4", found(new SearchCriteria.On(DateOf.SAVING, first)));
        assertEquals("1:4", found(new SearchCriteria.Before(DateOf.SAVING, first.plusDays(1))));
        assertEquals("5:6", found(new SearchCriteria.On(DateOf.SAVING, first.plusDays(2))));
        assertEquals("5:6", found(new SearchCriteria.Since(DateOf.SAVING, first.plusDays(1))));
    }

    @Test
    void copiesKeepTheirContentAndTheirThread() {
        story.grant(new Request.CopyMessages(story.id("a"), uids(1, 2), new MailboxName("a")));

        assertEquals("2,6", found(new SearchCriteria.HasEmail(new EmailId(2))));
        assertEquals("1,3,5", found(new SearchCriteria.InThread(new ThreadId(1))));
        assertEquals("", found(new SearchCriteria.InThread(new ThreadId(7))));
    }

    @Test
    void changedSinceIncludesTheChangeItself() {
        ModSeq appended = story.state().seq();
        story.store("a", uids(2, 2), Story.add("\\Flagged"));
        ModSeq stored = story.state().seq();

        assertEquals("1:4", found(new SearchCriteria.ChangedSince(appended)));
        assertEquals("2", found(new SearchCriteria.ChangedSince(stored)));
        assertEquals(stored, search(new SearchCriteria.All()).highestModSeq());
        assertEquals(
                ModSeq.ZERO,
                search(new SearchCriteria.ChangedSince(stored.next())).highestModSeq());
    }

    @Test
    void combinations() {
        SearchCriteria seen = new SearchCriteria.HasFlag(Flag.SEEN);
        SearchCriteria work = new SearchCriteria.HasFlag(Flag.of("$Work"));

        assertEquals("2:3", found(new SearchCriteria.Not(seen)));
        assertEquals("1,3:4", found(new SearchCriteria.Or(seen, work)));
        assertEquals("4", found(new SearchCriteria.And(List.of(seen, work))));
        assertEquals("1:4", found(new SearchCriteria.And(List.of())));
        assertEquals("2", found(new SearchCriteria.Not(new SearchCriteria.Or(seen, work))));
    }

    @Test
    void textIsAnsweredByEmailId() {
        SearchCriteria body = new SearchCriteria.Body("id1;id3;");
        SearchCriteria subject = new SearchCriteria.Header("Subject", "id3;id4;");

        assertEquals("1,3", found(body));
        assertEquals("3", found(new SearchCriteria.And(List.of(body, subject))));
        assertEquals("2", found(new SearchCriteria.Not(new SearchCriteria.Or(body, subject))));
        assertEquals(
                Set.of(body, subject),
                Criteria.textOf(
                        new SearchCriteria.And(
                                List.of(
                                        new SearchCriteria.Not(body),
                                        new SearchCriteria.Or(
                                                subject, new SearchCriteria.All())))));
    }

    @Test
    void manySegmentsAreSearchedAsOne() {
        Story large = Story.with("a");
        for (int i = 0; i < 5; i++) {
            large.append("a", 1000);
        }
        large.store("a", uids(1000, 4100), Story.add("\\Seen"));

        Criteria.Matches matches =
                new Criteria(_ -> _ -> false)
                        .search(
                                large.mailbox("a").messages(),
                                new SearchCriteria.And(
                                        List.of(
                                                new SearchCriteria.HasFlag(Flag.SEEN),
                                                new SearchCriteria.InUids(uids(1, 2050)))));

        assertEquals(uids(1000, 2050), matches.uids());
        assertEquals(Flags.NONE, large.flagsOf("a", 999));
    }
}
