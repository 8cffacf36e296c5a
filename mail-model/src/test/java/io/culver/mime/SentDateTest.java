package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.RawText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendar date of a Date field, and its moment. RFC 5322 §3.3, RFC 5256 §2.2; rule J13 */
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    31 Dec 2000 16:01:33 -0800                 | 2001-01-01T00:01:33Z
                    Thu, 13 Feb 1969 23:32 -0330 (NST)         | 1969-02-14T03:02:00Z
                    21 Nov 97 09:55:06 GMT                     | 1997-11-21T09:55:06Z
                    21 Nov 97 09:55:06 pdt                     | 1997-11-21T16:55:06Z
                    21 Nov 97 9:55 EST                         | 1997-11-21T14:55:00Z
                    31 Dec 1999 23:59:60 +0000                 | 1999-12-31T23:59:59Z
                    31 Dec 1999 23:59:59 -0000                 | 1999-12-31T23:59:59Z
                    1 Jan 2020 10:00:00 +9999                  | 2019-12-28T05:21:00Z
                    1 Jan 2020 10:00:00 +1:00                  | 2020-01-01T10:00:00Z
                    1 Jan 2020 10:00:00 LMT                    | 2020-01-01T10:00:00Z
                    1 Jan 2020 10:00:00                        | 2020-01-01T10:00:00Z
                    1 Jan 2020 25:00:00 +0100                  | 2020-01-01T00:00:00Z
                    1 Jan 2020 noon +0100                      | 2020-01-01T00:00:00Z
                    1 Jan 2020                                 | 2020-01-01T00:00:00Z
                    30 Feb 2020 00:00:00 +0000                 |
                    yesterday                                  |
                    """)
    void readsTheMoment(String field, Instant moment) {
        assertEquals(Optional.ofNullable(moment), SentDate.moment(new RawText(field)));
    }
}
