package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.RawText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** J14: message ids in one spelling. RFC 5322 §3.6.4, RFC 5256 §3 */
class MessageIdsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    <a@b>                            | a@b
                    <"01KF8JCEOCBS0045PS"@xxx.yyy.com> | 01KF8JCEOCBS0045PS@xxx.yyy.com
                    <01KF8JCEOCBS0045PS@xxx.yyy.com> | 01KF8JCEOCBS0045PS@xxx.yyy.com
                    <"a\\"b"@c>                      | a"b@c
                    <"a b"@c>                        | a b@c
                    <a. b @c>                        | a.b@c
                    <A@b> <a@b>                      | A@b,a@b
                    <a@b><c@d>\t<e@f>                | a@b,c@d,e@f
                    Your mail of <mon <a@b> said     | a@b
                    <no-at> <@b> <a@> <> <c@d>       | c@d
                    <a@b                             |
                    a@b>                             |
                    plain words                      |
                    """)
    void findsIds(String value, String ids) {
        String written = value.replace("\\t", "\t").replace("\\\\", "\\");
        List<String> expected = ids == null ? List.of() : List.of(ids.split(","));
        assertEquals(expected, MessageIds.all(new RawText(written)));
        assertEquals(expected.stream().findFirst(), MessageIds.first(new RawText(written)));
    }

    @Test
    void takesTimeLinearInTheValue() {
        for (String bomb : new String[] {"<a@b> ", "<", ">", "<a", "<\"", "<@>"}) {
            String value = bomb.repeat(MimeLimits.FIELD_OCTETS_MAX / bomb.length());
            long start = System.nanoTime();
            Optional<String> first = MessageIds.first(new RawText(value));
            assertEquals(bomb.equals("<a@b> "), first.isPresent());
            assertTrue(System.nanoTime() - start < 2_000_000_000L, bomb);
        }
    }
}
