package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.RawText;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendar date of a Date field. RFC 5322 §3.3 */
class SentDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Fri, 21 Nov 1997 09:55:06 -0600            | 1997-11-21
                    Thu,\t13\tFeb 1969 23:32 -0330             | 1969-02-13
                    21 Nov 97 09:55:06 GMT                     | 1997-11-21
                    1 Jan 49 00:00 UT                          | 2049-01-01
                    1 Jan 50 00:00 UT                          | 1950-01-01
                    1 Jan 100 00:00:00 +0000                   | 2000-01-01
                    (c) Thu (x), 13 (y) Feb (z) 1969 (a) 23:32 | 1969-02-13
                    Tue 2 mar 2021 10:00:00 EST                | 2021-03-02
                    31 Dec 1999 23:59:60 -0800                 | 1999-12-31
                    30 Feb 2020 00:00:00 +0000                 |
                    1 Foo 2020 00:00:00 +0000                  |
                    1 Jan 999999 00:00:00 +0000                |
                    1 Jan 1066 00:00:00 +0000                  |
                    yesterday                                  |
                    """)
    void readsTheDateAsTold(String field, LocalDate date) {
        assertEquals(Optional.ofNullable(date), SentDate.of(new RawText(field)));
    }
}
