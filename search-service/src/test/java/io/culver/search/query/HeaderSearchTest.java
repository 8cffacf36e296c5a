package io.culver.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.mime.text.MailText.Field;
import io.culver.model.SearchCriteria;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Substrings of header fields. RFC 9051 §6.4.4 */
class HeaderSearchTest {
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
                "Fred Foobar <foobar@example.com> | xampl",
                "Fred Foobar <foobar@example.com> | FOOBAR@",
                "Fred Foobar <foobar@example.com> | r <f",
                "Grüße aus Köln | GRÜSSE",
                "Grüße aus Köln | köln",
                "STRASSE | straße",
                "Ὀδυσσεύς | ὈΔΥΣΣΕΎΣ",
                "ΣΊΣΥΦΟΣ ΣΑΣ | φος σας",
                "Привет, мир | ВЕТ, М",
                "İstanbul | istanbul",
                "ｆｕｌｌ　ｗｉｄｔｈ | full width",
                "the ﬁnal oﬀer | FINAL OFF",
                "שלום עולם | לום ע",
                "مرحبا بالعالم | حبا بال",
                "東京都庁 | 京都",
                "안녕하세요 | 녕하",
                "สวัสดีชาวโลก | ดีชาว",
                "party 🎉🎂 tonight | 🎂",
                "a*b?c[d]~\\\"e | *b?c[d]~\\\"",
                "x | X",
                "'folded	  line' | folded line",
                "folded line | 'folded  line'",
            })
    void finds(String value, String needle) {
        long id = account.header(new Field("Subject", value));
        assertEquals(List.of(id), account.find(subject(needle)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Köln | koln",
                "one two | two one",
                "a.b | a*b",
                "abc | abcd",
                "abc | .*",
            })
    void doesNotFind(String value, String needle) {
        account.header(new Field("Subject", value));
        assertEquals(List.of(), account.find(subject(needle)));
    }

    @Test
    void looksOnlyInFieldsOfThatName() {
        account.header(new Field("To", "needle"), new Field("Subject-X", "needle"));
        account.header(new Field("Sub", "ject:needle"));
        assertEquals(List.of(), account.find(subject("needle")));
    }

    @Test
    void looksInEveryInstanceOfAField() {
        long id =
                account.header(
                        new Field("Received", "from one.example"),
                        new Field("Received", "from two.example"));
        assertEquals(List.of(id), account.find(header("RECEIVED", "one.ex")));
        assertEquals(List.of(id), account.find(header("received", "two.ex")));
        assertEquals(List.of(), account.find(header("Received", "examplefrom")));
    }

    @Test
    void emptyTextAsksWhetherTheFieldIsThere() {
        long empty = account.header(new Field("X-Foo", ""));
        long full = account.header(new Field("x-foo", "bar"));
        account.header(new Field("X-Fo", "x"), new Field("X-Foo-Bar", "x"));
        assertEquals(List.of(empty, full), account.find(header("X-FOO", "")));
    }

    @Test
    void findsTextAnywhereInAFieldTooLongForATerm() {
        String value = "start " + "x".repeat(LONG) + " middle " + "y".repeat(LONG) + " end";
        long id = account.header(new Field("References", value), new Field("Subject", "other"));
        account.header(new Field("References", "short"));
        for (String needle : List.of("START", "x mid", "dle y", " END", value)) {
            assertEquals(
                    List.of(id),
                    account.find(
                            header(
                                    "references",
                                    needle.substring(0, Math.min(needle.length(), 60_000)))));
        }
        assertEquals(List.of(), account.find(header("References", "x y")));
        assertEquals(List.of(), account.find(subject("middle")));
    }

    @Test
    void keepsLongFieldsOfAMessageApart() {
        long id =
                account.header(
                        new Field("X-A", "a".repeat(LONG)), new Field("X-B", "b".repeat(LONG)));
        assertEquals(List.of(id), account.find(header("X-B", "bbb")));
        assertEquals(List.of(), account.find(header("X-A", "b")));
        assertEquals(List.of(id), account.find(header("X-A", "")));
    }

    private static SearchCriteria subject(String needle) {
        return header("Subject", needle);
    }

    private static SearchCriteria header(String name, String needle) {
        return new SearchCriteria.Header(name, needle);
    }
}
