package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.RawText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** J13: subjects without what replies, forwards and lists add. RFC 5256 §2.1; rule J13 */
class BaseSubjectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            emptyValue = "",
            textBlock =
                    """
                    harbour                                 | harbour       | false
                    Re: harbour                             | harbour       | true
                    RE:harbour                              | harbour       | true
                    re  : harbour                           | harbour       | true
                    Re[2]: harbour                          | harbour       | true
                    Re [2] : harbour                        | harbour       | true
                    Re[2][3]: harbour                       | Re[2][3]: harbour | false
                    Re[2]: [list] Fwd: harbour              | harbour       | true
                    [list] Re: [other] FW: harbour          | harbour       | true
                    [one] [two][three] Re: harbour          | harbour       | true
                    [list] harbour                          | harbour       | false
                    [one][two] harbour                      | harbour       | false
                    [list]                                  | [list]        | false
                    [one] [two]                             | [two]         | false
                    Re: [list]                              | [list]        | true
                    Re: [list] (fwd)                        | [list]        | true
                    harbour (fwd)                           | harbour       | true
                    harbour (FWD) (fwd)                     | harbour       | true
                    harbour (fwd) again                     | harbour (fwd) again | false
                    harbour [list]                          | harbour [list] | false
                    [Fwd: harbour]                          | harbour       | true
                    [fwd:harbour]                           | harbour       | true
                    [Fwd: [list] Re: harbour (fwd)]         | harbour       | true
                    Re: [Fwd: harbour]                      | harbour       | true
                    [Fwd: [Fwd: harbour]]                   | harbour       | true
                    [list] [Fwd: harbour]                   | harbour       | true
                    [Fwd: harbour] (fwd)                    | harbour       | true
                    [Fwd: harbour] master                   | master        | false
                    [Fwd: harbour                           | [Fwd: harbour | false
                    [unclosed harbour                       | [unclosed harbour | false
                    [ne[st]ed] harbour                      | [ne[st]ed] harbour | false
                    Reharbour: master                       | Reharbour: master | false
                    Fwdd: harbour                           | Fwdd: harbour | false
                    Fw: Fwd: fw: re: harbour                | harbour       | true
                    AW: harbour                             | AW: harbour   | false
                    the   old \t harbour                    | the old harbour | false
                    =?utf-8?q?Re=3A_f=C3=BCr?= =?utf-8?q?_dich?= | für dich | true
                    =?utf-8?q?=5Blist=5D?= Re: harbour      | harbour       | true
                    """)
    void removesWhatOthersAdded(String subject, String base, boolean isReply) {
        String written = subject.replace("\\t", "\t");
        assertEquals(new BaseSubject(base, isReply), BaseSubject.of(new RawText(written)));
    }

    @ParameterizedTest
    @CsvSource({"'',false", "' ',false", "Re:,true", "' fwd : ',true", "(fwd),true", "[fwd:],true"})
    void mayLeaveNothing(String subject, boolean isReply) {
        assertEquals(new BaseSubject("", isReply), BaseSubject.of(new RawText(subject)));
    }

    @Test
    void takesTimeLinearInTheSubject() {
        for (String bomb :
                new String[] {
                    "[a]", "re:", "re[", "[fwd:", "(fwd)", " ", "[", "]", "[a] re[b", "fw "
                }) {
            String subject = bomb.repeat(MimeLimits.FIELD_OCTETS_MAX / bomb.length());
            long start = System.nanoTime();
            BaseSubject base = BaseSubject.of(new RawText(subject));
            assertTrue(base.text().length() <= subject.length());
            assertTrue(System.nanoTime() - start < 2_000_000_000L, bomb);
        }
    }
}
