package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.RawText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Header values as text. RFC 2047 §8 and what mail makes of it. */
class HeaderTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '\0',
            textBlock =
                    """
                    =?ISO-8859-1?Q?a?=                          | a
                    =?ISO-8859-1?Q?a?= b                        | a b
                    =?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=       | ab
                    =?ISO-8859-1?Q?a?=    =?ISO-8859-1?Q?b?=    | ab
                    =?ISO-8859-1?Q?a_b?=                        | a b
                    =?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=      | a b
                    =?US-ASCII?Q?Keith_Moore?= <moore@x>        | Keith Moore <moore@x>
                    =?ISO-8859-1?Q?Patrik_F=E4ltstr=F6m?=       | Patrik Fältström
                    =?iso-8859-8?b?7eXs+SDv4SDp7Oj08A==?=       | םולש ןב ילטפנ
                    =?US-ASCII*en-us?Q?language?=               | language
                    =?utf-8?q?=C3?= =?utf-8?q?=BCber?=          | über
                    =?utf-8?b?w7w?= =?UTF-8?B?YmVy?=            | über
                    =?utf-8?b?w7w=?= =?iso-8859-1?q?=FC?=       | üü
                    =?gb2312?b?xOO6ww==?=                       | 你好
                    =?x-nonsense?q?a=20b?= c                    | =?x-nonsense?q?a=20b?= c
                    =?utf-8?x?abc?=                             | =?utf-8?x?abc?=
                    =?utf-8?q?abc                               | =?utf-8?q?abc
                    =?utf-8?q?a=zzb?=                           | a=zzb
                    =?utf-8?q?what??=                           | what?
                    =?utf-8?q??= x                              | x
                    a =?b =? c ?= =?utf-8?q?d?=                 | a =?b =? c ?= d
                    """)
    void decodesEncodedWords(String value, String text) {
        assertEquals(text, new HeaderField("Subject", new RawText(value)).text().strip());
    }

    @Test
    void takesRawOctetsForUtf8ElseForWindows1252() {
        assertEquals("für €", decode(RawText.of("für €".getBytes(StandardCharsets.UTF_8))));
        assertEquals("für €", decode(new RawText("f\u00FCr \u0080")));
        assertEquals("ü\u00FC", decode(new RawText("\u00C3\u00BC\u00FC")));
    }

    @Test
    void takesTimeLinearInTheValue() {
        for (String bomb :
                new String[] {
                    "=?utf-8?q?x", "=?", "=?utf-8?q?x?= ", "=?x-no?q?x?=", "=?utf-8?b?=?= =?a"
                }) {
            String value = bomb.repeat(MimeLimits.FIELD_OCTETS_MAX / bomb.length());
            long start = System.nanoTime();
            assertTrue(decode(new RawText(value)).length() <= value.length());
            assertTrue(System.nanoTime() - start < 5_000_000_000L, bomb);
        }
    }

    private static String decode(RawText value) {
        return EncodedWords.decode(value);
    }
}
