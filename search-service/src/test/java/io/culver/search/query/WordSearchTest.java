package io.culver.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.SearchCriteria;
import io.culver.search.index.MailText.Field;
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

/** Words and phrases of texts. RFC 9051 §6.4.4 */
class WordSearchTest {
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
                "We swim at noon. | swim at noon",
                "We swim at noon. | 'swim, at: NOON!'",
                "see https://www.example.com/a_b?c=1 | example",
                "see https://www.example.com/a_b?c=1 | www.example.com",
                "mail joe.user@example.org now | user@example",
                "I don’t know | don't",
                "Die Straße | strasse",
                "Καλημέρα κόσμε | ΚΌΣΜΕ",
                "Привет, мир! | мир",
                "שלום עולם | עולם",
                "مرحبا بالعالم | مرحبا",
                "我们在东京都见面 | 东京",
                "我们在东京都见面 | 京都见",
                "我们在东京都见面 | 京",
                "カタカナとひらがな | タカナ",
                "안녕하세요 여러분 | 안녕",
                "happy 🎉 day | 🎉",
                "version 3.14 out | 3.14",
                "AND OR NOT +x -y field:z | AND OR NOT",
                "AND OR NOT +x -y field:z | field:z",
            })
    void finds(String text, String words) {
        long id = account.body(text);
        account.body("nothing of that kind");
        assertEquals(List.of(id), account.find(new SearchCriteria.Body(words)));
        assertEquals(List.of(id), account.find(new SearchCriteria.Text(words)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We swim at noon. | noon at",
                "We swim at noon. | swim noon",
                "swimming | swim*",
                "我们在东京都见面 | 京东",
                "a b | a OR c",
                "abc | a~",
            })
    void doesNotFind(String text, String words) {
        account.body(text);
        assertEquals(List.of(), account.find(new SearchCriteria.Body(words)));
    }

    @Test
    void textIsHeaderOrBodyAndBodyIsNotHeader() {
        long header = account.header(new Field("Subject", "meeting tomorrow"));
        long body = account.body("the meeting is off");
        assertEquals(List.of(header, body), account.find(new SearchCriteria.Text("meeting")));
        assertEquals(List.of(body), account.find(new SearchCriteria.Body("meeting")));
        assertEquals(List.of(header), account.find(new SearchCriteria.Text("subject: meeting")));
    }

    @Test
    void phrasesDoNotRunFromOnePartIntoTheNext() {
        account.body("ends with red", "balloons begin");
        assertEquals(List.of(), account.find(new SearchCriteria.Body("red balloons")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "***", "?!", "/.*/", "[", "\\"})
    void textWithoutAWordIsEverywhere(String text) {
        long one = account.body("some words");
        long two = account.header(new Field("Subject", "x"));
        assertEquals(List.of(one, two), account.find(new SearchCriteria.Body(text)));
        assertEquals(List.of(one, two), account.find(new SearchCriteria.Text(text)));
    }

    @Test
    void refusesTextThatIsTooLong() {
        String words = "w ".repeat(SearchLimits.CRITERION_WORDS + 1);
        String text = "x".repeat(SearchLimits.CRITERION_CHARS + 1);
        assertEquals(MailError.LIMIT, refusal(new SearchCriteria.Body(words)));
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
