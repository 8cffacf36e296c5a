package io.culver.imap.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4616 §2 */
class PlainResponseTest {

    private static PlainResponse of(String message) {
        byte[] octets = message.getBytes(StandardCharsets.UTF_8);
        return PlainResponse.decode(Base64.getEncoder().encodeToString(octets)).orElseThrow();
    }

    @Test
    void readsUserAndPassword() {
        assertEquals(
                new PlainResponse("tim", Secret.of("tanstaaftanstaaf")),
                of("\0tim\0tanstaaftanstaaf"));
        assertEquals("kurt", of("kurt\0kurt\0xipj3plmq").user());
    }

    /** No user at all is refused like a wrong password. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "tim", "\0tim", "\0a\0b\0c", "ursel\0kurt\0xipj3plmq"})
    void namesNobodyInOtherForms(String message) {
        assertEquals("", of(message).user());
    }

    @ParameterizedTest
    @ValueSource(strings = {"****", "AHRpbQB4 ", "AHRpbQB4e", "AHRpbQB4eR==", "=AHR", "AHRpbQ"})
    void refusesBase64OfOtherSpellings(String text) {
        assertEquals(Optional.empty(), PlainResponse.decode(text));
    }
}
