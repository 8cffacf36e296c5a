package io.culver.imap.base.search;

import static io.culver.imap.base.search.FiveMessages.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.base.search.Hits.Range;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.UidSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search tells and saves. RFC 9051 §6.4.4, §7.3.4 */
class SearchAnswerTest {

    private static final UidSet FOUND = uids(10, 10, 12, 12, 20, 21);

    @Test
    void listsEachNumberForImap4rev1() {
        Hits byNumber = Hits.byNumber(FOUND, FiveMessages.view());
        assertEquals(
                "SEARCH 1 3 4 5",
                FiveMessages.written(new SearchResponse(byNumber, Optional.empty())));
        assertEquals(
                "SEARCH 10 12 20 21",
                FiveMessages.written(new SearchResponse(Hits.byUid(FOUND), Optional.empty())));
    }

    @Test
    void sendsBareSearchWhenNothingIsFound() {
        assertEquals(
                "SEARCH",
                FiveMessages.written(
                        new SearchResponse(Hits.byUid(UidSet.EMPTY), Optional.empty())));
    }

    /** UIDs 12 and 20 are neighbours in the mailbox, so their numbers are one range. Rule J6. */
    @Test
    void joinsNumbersAcrossGapsBetweenUids() {
        Hits hits = Hits.byNumber(FOUND, FiveMessages.view());
        assertEquals(List.of(new Range(1, 1), new Range(3, 5)), hits.ranges());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a SEARCH RETURN () ALL                  | ALL 1,3:5",
                "a SEARCH RETURN (ALL) ALL               | ALL 1,3:5",
                "a SEARCH RETURN (MIN) ALL               | MIN 1",
                "a SEARCH RETURN (max) ALL               | MAX 5",
                "a SEARCH RETURN (COUNT) ALL             | COUNT 4",
                "a SEARCH RETURN (COUNT MIN) ALL         | MIN 1 COUNT 4",
                "a SEARCH RETURN (MIN MIN) ALL           | MIN 1",
                "a SEARCH RETURN (SAVE MIN) ALL          | MIN 1",
                "a SEARCH RETURN (ALL COUNT MAX MIN) ALL | MIN 1 MAX 5 COUNT 4 ALL 1,3:5",
                "a UID SEARCH RETURN (MIN MAX) ALL       | UID MIN 10 MAX 21",
                "a UID SEARCH RETURN (ALL) ALL           | UID ALL 10,12,20:21"
            })
    void tellsWhatWasAskedFor(String command, String told) {
        assertEquals("ESEARCH (TAG \"a\") " + told, esearch(command, FOUND));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a SEARCH RETURN (ALL MIN MAX) ALL       | ESEARCH (TAG \"a\")",
                "a UID SEARCH RETURN (COUNT MIN ALL) ALL | ESEARCH (TAG \"a\") UID COUNT 0"
            })
    void tellsNothingButACountWhenNothingIsFound(String command, String told) {
        assertEquals(told, esearch(command, UidSet.EMPTY));
    }

    /** The table of RFC 9051 §6.4.4.1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SAVE               | 10,12,20:21",
                "SAVE MIN           | 10",
                "SAVE MAX           | 21",
                "MAX SAVE MIN       | 10,21",
                "SAVE ALL           | 10,12,20:21",
                "SAVE COUNT         | 10,12,20:21",
                "SAVE MIN MAX COUNT | 10,12,20:21",
                "ALL SAVE MIN       | 10,12,20:21"
            })
    void savesWhatTheTableSays(String options, String saved) {
        ReturnOptions asked = options("a SEARCH RETURN (" + options + ") ALL");
        assertTrue(asked.saves());
        assertEquals(saved, asked.saved(FOUND).toString());
        assertEquals(UidSet.EMPTY, asked.saved(UidSet.EMPTY));
    }

    @Test
    void savesOneMessageWhenLowestAndHighestAreTheSame() {
        ReturnOptions asked = options("a SEARCH RETURN (SAVE MIN MAX) ALL");
        assertEquals(uids(12, 12), asked.saved(uids(12, 12)));
    }

    @Test
    void keepsEveryPieceOfALongAnswerSmall() {
        var largest = new AtomicInteger();
        var octets = new AtomicInteger();
        var out =
                new ResponseWriter(
                        piece -> {
                            largest.accumulateAndGet(piece.length, Math::max);
                            octets.addAndGet(piece.length);
                        },
                        false);
        var odd = LongStream.range(0, 100_000).mapToObj(i -> new Range(2 * i + 1, 2 * i + 1));
        new SearchResponse(new Hits(odd.toList()), Optional.empty()).writeTo(out);
        out.flush();
        assertTrue(octets.get() > 600_000, () -> "written " + octets);
        assertTrue(largest.get() <= 16 * 1024, () -> "largest " + largest);
    }

    private static String esearch(String command, UidSet found) {
        SearchArguments request = FiveMessages.parse(command);
        Hits hits = request.isUid() ? Hits.byUid(found) : Hits.byNumber(found, FiveMessages.view());
        return FiveMessages.written(
                new EsearchResponse(
                        SearchCorrelator.of(request.tag()),
                        request.isUid(),
                        options(command),
                        hits,
                        List.of(),
                        Optional.empty()));
    }

    private static ReturnOptions options(String command) {
        return FiveMessages.parse(command).options().orElseThrow();
    }
}
