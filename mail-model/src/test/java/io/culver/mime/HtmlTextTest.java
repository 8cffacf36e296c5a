package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTML as text. */
class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    <p>one</p><p>two</p>                             | one/two
                    un<b>bro</b>ken <i> spaced </i>                  | unbroken spaced
                    a<br>b<BR/>c                                     | a/b/c
                    <style>p { x: y }</style>a<script>if (1<2)</script>b | a/b
                    <script><!-- </scrip> --></SCRIPT >a             | a
                    a<!-- <b>no</b> -- > -->b<!-->c<!doctype x>d<?x?>e | abcde
                    <a href="x>y" title='"'>link</a>                 | link
                    <p class="x"">text</p>                           | text
                    &lt;a&gt; &amp; &eacute;&#233;&#xE9;&#x1F600;    | <a> & ééé😀
                    &nosuch; &amp &#0; &#x; a&b                      | &nosuch; & � &#x; a&b
                    1 < 2 <3                                         | 1 < 2 <3
                    <title>no</title>yes                             | yes
                    a&nbsp;&nbsp;b                                   | a b
                    open <b                                          | open
                    <script>open                                     |
                    """)
    void keepsOnlyTheText(String html, String text) throws IOException {
        assertEquals(
                text == null ? "" : text, HtmlText.of(new StringReader(html)).replace('\n', '/'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    see <a href="http://a.example/x?y&amp;z">th</a>is  | see this/http://a.example/x?y&z
                    <A class=b HREF = 'mailto:a@b' id=1>c</A>          | c/mailto:a@b
                    <a href=//c.example/d>c</a><a href=//c.example/d>e | ce///c.example/d
                    <area shape=rect href="x y">                       | x y
                    <a href="#top">a</a><a href=JavaScript:b()>b</a>   | ab
                    <img src="cid:1"><a title="href=no">c</a>          | c
                    <script>"<a href=no>"</script><a href="yes         | yes
                    <a =href=no / href>a<a href=>b<p href="no">c       | ab/c
                    """)
    void keepsWhereLinksLead(String html, String text) throws IOException {
        assertEquals(text, HtmlText.withLinks(new StringReader(html)).replace('\n', '/'));
    }

    @Test
    void keepsNoMoreLinksThanThereIsRoomFor() throws IOException {
        var html = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            html.append("<a href=\"http://example.com/").append(i).append("\">");
        }
        int length = HtmlText.withLinks(new StringReader(html.toString())).length();
        assertTrue(length > 200_000 && length < MimeLimits.HTML_TEXT_MAX / 2, "" + length);
    }

    @Test
    void takesNestingWithoutEnd() throws IOException {
        String html = "<div>".repeat(500_000) + "deep" + "&lt;".repeat(500_000);
        long start = System.nanoTime();
        assertTrue(HtmlText.of(new StringReader(html)).startsWith("deep<<"));
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }

    @Test
    void stopsWhenThereIsEnough() throws IOException {
        int max = MimeLimits.HTML_TEXT_MAX;
        assertEquals(max, HtmlText.of(new StringReader("x".repeat(max))).length());
        assertEquals(max, HtmlText.of(new StringReader("x".repeat(max + 1))).length());
    }
}
