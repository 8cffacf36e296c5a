package io.culver.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mime.text.MailText.Field;
import io.culver.model.SearchCriteria;
import io.culver.model.SearchCriteria.Fuzzy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a fuzzy search takes for alike, and which it takes for the better match. RFC 6203
 *
 * <p>Rule J19.
 */
class FuzzySearchTest {
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

    /** By the rules of the language that the text is in. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It was the running of the horses that we liked | run",
                "Der Vorstand hat die Häuser in der Stadt verkauft und nicht gezahlt | hauses",
                "Les enfants sont dans la maison et les chevaux dans les champs | enfant",
                "Los niños están en la casa de los abuelos con las hijas | niña",
                "Il gatto è nella casa e i ragazzi sono nella scuola | ragazzo",
                "De kinderen zijn in het huis en de boeken zijn van de school | boek",
                "Мы читаем книги о том, что было в этой стране, и они не | книга",
                "قرأت والكتاب مفيد | كتاب",
                "مكتبة فيها كتاب | الكتاب",
                "Herr Müller aus der Schweiz | mueller",
                "Herr Mueller aus der Schweiz | müller",
                "Die Häuser sind groß | haus",
                "j'ai vu deux chevaux | cheval",
                "All the happiness of then | happy",
                "She tries it now | try",
                "кни\u0301га лежит | книги",
                "한국 여행 | 한국",
                "Barnen är i huset och hundarna är på gatan med oss | hund",
                "我们在北京大学学习中文 | 北京大学",
                "café au lait | cafe",
            })
    void findsOtherFormsOfAWord(String text, String wanted) {
        long id = account.body(text);
        account.body("Nothing of that kind here");
        assertEquals(List.of(id), account.find(new Fuzzy(new SearchCriteria.Body(wanted))));
    }

    @ParameterizedTest
    @CsvSource({
        "hello, helo, true",
        "help, helo, true",
        "harbour, harbuor, true",
        "harbour, hrabour, true",
        "harbour, habuor, true",
        "harbour, haboor, true",
        "harbour, larder, false",
        "cat, dog, false",
        "it, if, false",
        "bunsen, bunda, false",
        "abc123def, abc123dfe, false"
    })
    void takesTypingErrorsByTheLengthOfTheWord(String text, String wanted, boolean isFound) {
        long id = account.body("the " + text + " of the town");
        List<Long> found = account.find(new Fuzzy(new SearchCriteria.Body(wanted)));
        assertEquals(isFound ? List.of(id) : List.of(), found);
    }

    @Test
    void findsWhateverAnExactSearchFinds() {
        long part = account.body("See https://www.example.com/a_b?c=1 for the networking, 東京都 🎉");
        for (String wanted :
                List.of("xampl", "a_b?c=", "etwork", "京", "🎉", "the networking, 東", " ", "")) {
            for (SearchCriteria.OfText criteria :
                    List.of(new SearchCriteria.Body(wanted), new SearchCriteria.Text(wanted))) {
                assertEquals(List.of(part), account.find(new Fuzzy(criteria)), wanted);
            }
        }
        long header = account.header(new Field("X-Spam", "no; score=1.5"));
        assertEquals(
                List.of(header),
                account.find(new Fuzzy(new SearchCriteria.Header("x-spam", "e=1"))));
    }

    /** Of one or two words all have to be there, of four three. */
    @ParameterizedTest
    @CsvSource({
        "quick foxes, true",
        "quick fox zebra, false",
        "quick zebra, false",
        "quick brown foxes zebra, true",
        "quick brown zebra gnu, false"
    })
    void wantsMostOfTheWords(String wanted, boolean isFound) {
        long id = account.body("The quick brown fox jumps over the lazy dog");
        List<Long> found = account.find(new Fuzzy(new SearchCriteria.Text(wanted)));
        assertEquals(isFound ? List.of(id) : List.of(), found);
    }

    @Test
    void looksWhereItIsAsked() {
        long subject = account.header(new Field("Subject", "Horse"), new Field("To", "Eve"));
        long from = account.header(new Field("From", "Horse, Ann"), new Field("Subject", "x"));
        long body = account.body("some horse");
        assertEquals(
                List.of(subject),
                account.find(new Fuzzy(new SearchCriteria.Header("SUBJECT", "hrose"))));
        assertEquals(
                List.of(from), account.find(new Fuzzy(new SearchCriteria.Header("from", "hrose"))));
        assertEquals(List.of(body), account.find(new Fuzzy(new SearchCriteria.Body("hrose"))));
        assertEquals(
                List.of(subject, from, body),
                account.find(new Fuzzy(new SearchCriteria.Text("hrose"))));
    }

    @Test
    void ratesSubjectAboveBodyRightAboveLikeAndOftenAboveOnce() {
        long like = account.body("a house by the sea and much else to be said of this and that");
        long once = account.body("a horse by the sea and much else to be said of this and that");
        long often = account.body("a horse, a horse, my horse and much else to be said of it");
        long subject = account.header(new Field("Subject", "A horse"));
        var horse = new Fuzzy(new SearchCriteria.Text("horse"));
        assertEquals(List.of(subject, often, once, like), account.bestFirst(horse));
    }

    /** Words that machines made are no words, however many there are of them. RFC 6203 §8 */
    @Test
    void takesLongWordsAndManyOfThem() {
        StringBuilder text = new StringBuilder("needle ");
        for (int i = 0; i < 100_000; i++) {
            text.append(letters(i)).append(i % 1000 == 0 ? "x".repeat(2000) : "").append(' ');
        }
        long id = account.body(text.toString());
        assertEquals(List.of(id), account.find(new Fuzzy(new SearchCriteria.Body("nedle"))));
        String longest = "q".repeat(60_000);
        assertTrue(account.find(new Fuzzy(new SearchCriteria.Body(longest))).isEmpty());
        assertTrue(
                account.find(new Fuzzy(new SearchCriteria.Body("zz zzz ".repeat(9_000))))
                        .isEmpty());
    }

    private static String letters(int number) {
        StringBuilder word = new StringBuilder("k");
        for (int rest = number; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }
}
