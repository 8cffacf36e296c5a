package io.culver.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.mime.text.MailText.Field;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.SearchCriteria;
import io.culver.search.limits.SearchLimits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Substrings of bodies, and of whole messages. RFC 9051 §6.4.4 */
class BodySearchTest {
    private static final int LONG = 100_000;

    @TempDir private Path directory;
    private OneAccount account;

    @BeforeEach
    void open() {
        account = new OneAccount(directory);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We swim at noon. | SWIM",
                "We swim at noon. | wim a",
                "We swim at noon. | im at noo",
                "We swim at noon. | m at n",
                "We swim at noon. | we sw",
                "That is plan b of us all. | an b of u",
                "That is plan b of us all. | b of us al",
                "That is plan b of us all. | s all",
                "That is plan b of us all. | hat is plan b of us all",
                "one two three four five six seven eight nine ten eleven | e two three four five six seven eight nine ten ele",
                "𐐀𐐁𐐂 𐐃𐐄𐐅 | 𐐁𐐂 𐐃",
                "𐐀𐐁𐐂 𐐃𐐄𐐅 | 𐐁𐐂 𐐃𐐄",
                "We swim at noon. | n.",
                "We swim at noon. | 'm '",
                "We swim at noon. | w",
                "see https://www.example.com/a_b?c=1 | xampl",
                "see https://www.example.com/a_b?c=1 | w.example.c",
                "see https://www.example.com/a_b?c=1 | a_b?c=",
                "see https://www.example.com/a_b?c=1 | ://",
                "mail joe.user@example.org now | user@ex",
                "I don’t know | don't",
                "I don't know | N’T",
                "Die Straße | strasse",
                "Die STRASSE | aße",
                "Καλημέρα κόσμε | ΡΑ ΚΌΣ",
                "Σίσυφος | ΦΟΣ",
                "Привет, мир! | ет, МИ",
                "שלום עולם | לום ע",
                "مرحبا بالعالم | حبا بال",
                "สวัสดีชาวโลก | ดีชาว",
                "我们在东京都见面 | 京都见",
                "我们在东京都见面 | 京",
                "买iPhone手机吧 | hone手",
                "カタカナとひらがな | タカナ",
                "안녕하세요 여러분 | 하세요 여",
                "happy 🎉🎂 day | 🎂",
                "happy 🎉🎂 day | 🎉🎂 d",
                "version 3.14 out | 3.1",
                "AND OR NOT +x -y field:z | D OR N",
                "AND OR NOT +x -y field:z | field:z",
                "a*b?c[d]~\\\"e | *b?c[d]~\\\"",
            })
    void finds(String text, String needle) {
        long id = account.body(text);
        account.body("zzz");
        assertEquals(List.of(id), account.find(new SearchCriteria.Body(needle)));
        assertEquals(List.of(id), account.find(new SearchCriteria.Text(needle)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We swim at noon. | noon at",
                "We swim at noon. | swim noon",
                "We swim at noon. | swim, at",
                "We swim at noon. | 'noon '",
                "swimming | swim*",
                "我们在东京都见面 | 京东",
                "我们在东京 东都见面 | 东京东都",
                "我们在东京。京都见面 | 东京都",
                "a b | a OR c",
                "abc | a~",
                "abc | .*",
                "Köln | koln",
                "one two | onetwo",
                "🎉 | 🎂",
            })
    void doesNotFind(String text, String needle) {
        account.body(text);
        assertEquals(List.of(), account.find(new SearchCriteria.Body(needle)));
    }

    @Test
    void anyWhiteSpaceIsAsGoodAsOneSpace() {
        long wrapped = account.body("the quick\r\nbrown fox");
        long indented = account.body("quick \n\t\u00A0brown");
        account.body("quickbrown");
        assertEquals(
                List.of(wrapped, indented), account.find(new SearchCriteria.Body("quick brown")));
        assertEquals(
                List.of(wrapped, indented),
                account.find(new SearchCriteria.Body("QUICK \r\n BROWN")));
    }

    @Test
    void textIsHeaderOrBodyAndBodyIsNotHeader() {
        long header = account.header(new Field("Subject", "meeting tomorrow"));
        long body = account.body("the meeting is off");
        assertEquals(List.of(header, body), account.find(new SearchCriteria.Text("eetin")));
        assertEquals(List.of(body), account.find(new SearchCriteria.Body("eetin")));
        assertEquals(List.of(header), account.find(new SearchCriteria.Text("ject: meet")));
    }

    @Test
    void doesNotRunFromOnePartIntoTheNext() {
        account.body("ends with red ", "balloons begin in 東", "京都, red balls");
        for (String text : List.of("red balloons", "redballoons", "d balloons b", "東京")) {
            assertEquals(List.of(), account.find(new SearchCriteria.Body(text)));
        }
    }

    @Test
    void emptyTextIsEverywhere() {
        long one = account.body("some words");
        long two = account.header(new Field("Subject", "x"));
        assertEquals(List.of(one, two), account.find(new SearchCriteria.Body("")));
        assertEquals(List.of(one, two), account.find(new SearchCriteria.Text("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "***", "?!", "/.*/", "[", "\\", "\"", "\0", "\uD83C", "\uDF89"})
    void textWithoutAWordIsLookedForAsItIs(String text) {
        long id = account.body("before " + text + " after");
        account.body("none\uD83C\uDF89");
        assertEquals(List.of(id), account.find(new SearchCriteria.Body(text)));
        assertEquals(List.of(id), account.find(new SearchCriteria.Text(text)));
    }

    @Test
    void findsPartsOfWordsThatNobodyWrote() {
        String word = "ab".repeat(LONG) + "middle\uD835\uDD04" + "𐐨".repeat(LONG) + "end";
        long id = account.body("so " + word + " it is");
        account.body("so ab𐐨 it is");
        for (String text :
                List.of("so abab", "abmiddle", "bmid", "𐐨𐐨𐐨", "𐐨end it", "𐐀𐐀END", word)) {
            String needle = text.substring(0, Math.min(text.length(), 60_000));
            assertEquals(List.of(id), account.find(new SearchCriteria.Body(needle)), needle);
        }
        assertEquals(List.of(), account.find(new SearchCriteria.Body("aba𐐨")));
    }

    @Test
    void findsLongTexts() {
        String text = "Lorem ipsum, dolor 京都市 sit; ".repeat(2_000);
        long id = account.body("x" + text);
        account.body(text.substring(0, 40_000));
        assertEquals(List.of(id), account.find(new SearchCriteria.Body(text.substring(7, 50_000))));
    }

    @Test
    void refusesTextThatIsTooLong() {
        String text = "x".repeat(SearchLimits.CRITERION_CHARS + 1);
        assertEquals(MailError.LIMIT, refusal(new SearchCriteria.Body(text)));
        assertEquals(MailError.LIMIT, refusal(new SearchCriteria.Text(text)));
        assertEquals(MailError.LIMIT, refusal(new SearchCriteria.Header("Subject", text)));
    }

    @Test
    void refusesWhatIsNotText() {
        var text = new SearchCriteria.Text("x");
        assertEquals(MailError.INVALID, refusal(new SearchCriteria.All()));
        assertEquals(MailError.INVALID, refusal(new SearchCriteria.Not(text)));
        assertEquals(MailError.INVALID, refusal(new SearchCriteria.Or(text, text)));
        assertEquals(MailError.INVALID, refusal(new SearchCriteria.And(List.of(text))));
    }

    private MailError refusal(SearchCriteria criteria) {
        return assertThrows(MailException.class, () -> account.find(criteria)).error();
    }
}
