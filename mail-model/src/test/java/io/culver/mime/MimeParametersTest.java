package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.BodyFields.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters with their continuations and character sets. RFC 2045 §5.1, RFC 2231; rule H11 */
class MimeParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    ; charset=us-ascii (Plain; text)       | charset=us-ascii
                    ; charset="us-ascii"; x = "a\\"b;c"    | charset=us-ascii x=a"b;c
                    ;boundary=a=b/c:d; y=2                 | boundary=a=b/c:d y=2
                    ; a; =b; ;;c=d                         | c=d
                    ; URL*0="ftp://";URL*1="cs.utk.edu/x"  | URL=ftp://cs.utk.edu/x
                    ; a*1=two; b=x; a*0=one                | a=onetwo b=x
                    ; a*0=one; a*2=three                   | a=one
                    ; a*0=one; a*0=uno; a*1=two            | a=onetwo
                    ; a*1=lost                             |
                    ; a*999999999=x                        | a*999999999=x
                    ; t*=us-ascii'en-us'This%20is%20fun    | t*=This is fun
                    ; t*0*=us-ascii'en'This%20is;t*1*=%20%2A;t*2=isn%41 | t*=This is *isn%41
                    ; f*=iso-8859-1''f%FCr                 | f*=für
                    ; f*0*=utf-8''%c3; f*1*=%bcr           | f*=ür
                    ; f*=nonsense''f%C3%BCr                | f*=für
                    ; f*=plain%zz                          | f*=plain%zz
                    ; f*=utf-8''a%0d%0ab%00c               | f*=a  b c
                    ; f="open                              | f=open
                    """)
    void readsParameters(String field, String shown) {
        assertEquals(shown == null ? "" : shown, show(read(field)));
    }

    @Test
    void readsNoMoreThanTheLimit() {
        String many =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> ";a*" + i + "=x")
                        .collect(Collectors.joining());
        String value = read(many).getFirst().value().octets();
        assertEquals(MimeLimits.PARAMETERS_MAX, value.length());
    }

    private static List<Parameter> read(String field) {
        return MimeParameters.read(new FieldCursor(field), new Allowance());
    }

    private static String show(List<Parameter> parameters) {
        return parameters.stream()
                .map(p -> p.name() + "=" + new String(p.value().toBytes(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }
}
