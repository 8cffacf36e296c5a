package io.culver.imap.base.search;

import static io.culver.imap.base.search.FiveMessages.uids;
import static io.culver.model.SearchCriteria.DateOf.ARRIVAL;
import static io.culver.model.SearchCriteria.DateOf.SENDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.FrameOctets;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.model.DataSize;
import io.culver.model.Flag;
import io.culver.model.SearchCriteria;
import io.culver.model.SearchCriteria.All;
import io.culver.model.SearchCriteria.And;
import io.culver.model.SearchCriteria.Before;
import io.culver.model.SearchCriteria.Body;
import io.culver.model.SearchCriteria.HasFlag;
import io.culver.model.SearchCriteria.Header;
import io.culver.model.SearchCriteria.InUids;
import io.culver.model.SearchCriteria.LargerThan;
import io.culver.model.SearchCriteria.Not;
import io.culver.model.SearchCriteria.On;
import io.culver.model.SearchCriteria.Or;
import io.culver.model.SearchCriteria.Since;
import io.culver.model.SearchCriteria.SmallerThan;
import io.culver.model.SearchCriteria.Text;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every search key comes to, seen from a session with five messages. RFC 9051 §6.4.4 */
class SearchKeysTest {

    private static final LocalDate DAY = LocalDate.of(1994, 2, 1);

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("ALL", new All()),
                arguments("all", new All()),
                arguments("ANSWERED", new HasFlag(Flag.ANSWERED)),
                arguments("DELETED", new HasFlag(Flag.DELETED)),
                arguments("DRAFT", new HasFlag(Flag.DRAFT)),
                arguments("FLAGGED", new HasFlag(Flag.FLAGGED)),
                arguments("SEEN", new HasFlag(Flag.SEEN)),
                arguments("KEYWORD $Forwarded", new HasFlag(Flag.of("$forwarded"))),
                arguments("UNANSWERED", lacks(Flag.ANSWERED)),
                arguments("UNDELETED", lacks(Flag.DELETED)),
                arguments("UNDRAFT", lacks(Flag.DRAFT)),
                arguments("UNFLAGGED", lacks(Flag.FLAGGED)),
                arguments("UNSEEN", lacks(Flag.SEEN)),
                arguments("UNKEYWORD $Junk", lacks(Flag.of("$Junk"))),
                arguments("BCC x", new Header("BCC", "x")),
                arguments("CC \"x y\"", new Header("CC", "x y")),
                arguments("FROM smith", new Header("FROM", "smith")),
                arguments("SUBJECT \"\\\"\"", new Header("SUBJECT", "\"")),
                arguments("TO a@b", new Header("TO", "a@b")),
                arguments("HEADER X-Spam \"\"", new Header("X-Spam", "")),
                arguments("BODY ]", new Body("]")),
                arguments("TEXT \"not there\"", new Text("not there")),
                arguments("BEFORE 1-Feb-1994", new Before(ARRIVAL, DAY)),
                arguments("ON \"01-feb-1994\"", new On(ARRIVAL, DAY)),
                arguments("SINCE 01-FEB-1994", new Since(ARRIVAL, DAY)),
                arguments("SENTBEFORE 1-Feb-1994", new Before(SENDING, DAY)),
                arguments("SENTON 1-Feb-1994", new On(SENDING, DAY)),
                arguments("SENTSINCE 1-Feb-1994", new Since(SENDING, DAY)),
                arguments("LARGER 0", new LargerThan(new DataSize(0))),
                arguments("SMALLER 4294967296", new SmallerThan(new DataSize(1L << 32))),
                arguments("RECENT", new InUids(uids(20, Uid.MAX))),
                arguments("OLD", new Not(new InUids(uids(20, Uid.MAX)))),
                arguments("NEW", new And(List.of(new InUids(uids(20, Uid.MAX)), lacks(Flag.SEEN)))),
                arguments("NOT NOT SEEN", new Not(new Not(new HasFlag(Flag.SEEN)))),
                arguments("OR SEEN ALL", new Or(new HasFlag(Flag.SEEN), new All())),
                arguments("(ALL)", new All()),
                arguments("((ALL) (ALL))", new And(List.of(new All(), new All()))),
                arguments(
                        "FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\"",
                        new And(
                                List.of(
                                        new HasFlag(Flag.FLAGGED),
                                        new Since(ARRIVAL, DAY),
                                        new Not(new Header("FROM", "Smith"))))));
    }

    private static SearchCriteria lacks(Flag flag) {
        return new Not(new HasFlag(flag));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void readsEveryKey(String keys, SearchCriteria meaning) {
        assertEquals(meaning, criteria("a SEARCH " + keys, FiveMessages.view()));
    }

    /** RFC 9051 §9, RFC 7377 §2: what is not there is no error. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a SEARCH 1          | 10",
                "a SEARCH *          | 21",
                "a SEARCH 2,4:*,1    | 10:11,20:21",
                "a SEARCH 3:2        | 11:12",
                "a SEARCH 6          | ''",
                "a SEARCH 4:99       | 20:21",
                "a SEARCH 99:*       | 21",
                "a SEARCH 4294967295 | ''",
                "a UID SEARCH 1      | 10",
                "a SEARCH UID 11:12  | 11:12",
                "a SEARCH UID 1      | 1",
                "a SEARCH UID 999    | ''",
                "a SEARCH UID 999:*  | 21",
                "a UID SEARCH UID 20 | 20"
            })
    void readsNumbersAndUids(String command, String uids) {
        var criteria = (InUids) criteria(command, FiveMessages.view());
        assertEquals(uids, criteria.uids().toString());
    }

    @ParameterizedTest
    @CsvSource({"SEARCH 1:*", "SEARCH UID 1:*", "SEARCH NEW", "SEARCH $"})
    void findsNothingInAnEmptyMailbox(String command) {
        var view = FiveMessages.view(UidSet.EMPTY);
        var criteria = criteria("a " + command, view);
        var uids = criteria instanceof And and ? (InUids) and.all().getFirst() : (InUids) criteria;
        assertEquals(UidSet.EMPTY, view.known(uids.uids()));
    }

    /** RFC 9051 §6.4.4.4: SEARCH $ and SEARCH UID $ are the same. */
    @ParameterizedTest
    @CsvSource({"a SEARCH $", "a SEARCH UID $", "a UID SEARCH $", "a UID SEARCH UID $"})
    void readsTheSavedResult(String command) {
        MailboxView view = FiveMessages.view();
        view.save(uids(11, 11, 21, 21));
        assertEquals(new InUids(uids(11, 11, 21, 21)), criteria(command, view));
    }

    @Test
    void readsLiteralsAsUtf8() {
        String octets = "\u00D0\u00BE\u00D1\u0082"; // "от" in UTF-8, one character an octet
        var frame =
                new Frame(
                        List.of(
                                FrameOctets.of("a SEARCH CHARSET UTF-8 TEXT "),
                                FrameOctets.of(" SEEN")),
                        List.of(new Frame.Literal(FrameOctets.of(octets), false)),
                        Optional.empty());
        assertEquals(
                new And(List.of(new Text("\u043E\u0442"), new HasFlag(Flag.SEEN))),
                FiveMessages.criteria(FiveMessages.parse(frame), FiveMessages.view()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a SEARCH                       | 8",
                "'a SEARCH '                    | 9",
                "a SEARCH NONSENSE              | 9",
                "a SEARCH SEEN NONSENSE         | 14",
                "'a SEARCH SEEN '               | 14",
                "a SEARCH SEEN  ALL             | 14",
                "a SEARCH ()                    | 10",
                "a SEARCH (ALL                  | 13",
                "a SEARCH ALL)                  | 12",
                "a SEARCH NOT                   | 12",
                "a SEARCH OR ALL                | 15",
                "a SEARCH 0                     | 9",
                "a SEARCH 1,,2                  | 11",
                "a SEARCH 1:                    | 11",
                "a SEARCH 4294967296            | 9",
                "a SEARCH UID                   | 12",
                "a SEARCH UID x                 | 13",
                "a SEARCH SINCE 31-Feb-1994     | 15",
                "a SEARCH SINCE yesterday       | 15",
                "a SEARCH SINCE 001-Feb-1994    | 15",
                "a SEARCH SINCE +1-Feb-1994     | 15",
                "a SEARCH SINCE -Feb-1994       | 15",
                "a SEARCH SINCE 1-Fab-1994      | 15",
                "a SEARCH SINCE 1-Feb-94        | 15",
                "a SEARCH SINCE 1-Feb-+199      | 15",
                "a SEARCH SINCE 1-Feb_1994      | 15",
                "a SEARCH LARGER -1             | 16",
                "a SEARCH LARGER 9999999999999999999 | 16",
                "a SEARCH KEYWORD \\Seen        | 17",
                "a SEARCH FROM                  | 13",
                "a SEARCH FROM \"x              | 16",
                "a SEARCH HEADER Subject        | 23",
                "a SEARCH CHARSET               | 16",
                "a SEARCH CHARSET UTF-8         | 22",
                "a SEARCH RETURN                | 15",
                "a SEARCH RETURN (MIN           | 20",
                "a SEARCH RETURN (MIN)          | 21",
                "a SEARCH RETURN (FOO) ALL      | 17",
                "a SEARCH RETURN (MIN MINIMUM) ALL | 21",
                "a SEARCH CHARSET UTF-8 RETURN (MIN) ALL | 23"
            })
    void saysWhereTheNonsenseIs(String command, int offset) {
        var nonsense = assertThrows(ImapSyntaxException.class, () -> FiveMessages.parse(command));
        assertEquals(offset, nonsense.offset(), nonsense::text);
    }

    private static SearchCriteria criteria(String command, MailboxView view) {
        return FiveMessages.criteria(FiveMessages.parse(command), view);
    }
}
