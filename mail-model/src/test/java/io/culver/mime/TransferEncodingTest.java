package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.RawText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Transfer decoding. RFC 2045 §6 */
class TransferEncodingTest {

    @Test
    void knowsTheEncodingsInAnyCase() {
        assertEquals(
                Optional.of(TransferEncoding.BASE64), TransferEncoding.of(new RawText("BASE64")));
        assertEquals(
                Optional.of(TransferEncoding.IDENTITY), TransferEncoding.of(new RawText("8bit")));
        assertEquals(Optional.empty(), TransferEncoding.of(new RawText("x-uuencode")));
    }

    @Test
    void decodesWhatBase64Encodes() throws IOException {
        var random = new SplittableRandom(1);
        for (int length = 0; length < 300; length++) {
            byte[] octets = new byte[length];
            random.nextBytes(octets);
            String encoded = Base64.getMimeEncoder().encodeToString(octets);
            var in = new ByteArrayInputStream(encoded.getBytes(StandardCharsets.ISO_8859_1));
            assertArrayEquals(octets, TransferEncoding.BASE64.decode(in).readAllBytes());
        }
    }

    @Test
    void decodesDamagedBase64AsFarAsItMakesSense() throws IOException {
        assertEquals("hello", base64("aGVs bG8"));
        assertEquals("hello", base64("aG*Vs\r\nb!G8="));
        assertEquals("hello", base64("aGVsbG8=\r\n===="));
        assertEquals("hihi", base64("aGk=aGk="));
        assertEquals("", base64("a"));
        assertEquals("", base64("===="));
    }

    @Test
    void decodesQuotedPrintable() throws IOException {
        assertEquals("a=b", quotedPrintable("a=3Db"));
        assertEquals("\u00FC\u00FC", quotedPrintable("=FC=fc"));
        assertEquals("joined", quotedPrintable("joi=\r\nned"));
        assertEquals("joined", quotedPrintable("joi= \t\r\nned"));
        assertEquals("joined", quotedPrintable("joi=\nned"));
        assertEquals("no \tspace\r\nat end", quotedPrintable("no \tspace \t \r\nat end  "));
        assertEquals("end", quotedPrintable("end="));
    }

    @Test
    void leavesBadEscapesAsTheyAre() throws IOException {
        assertEquals("=zz", quotedPrintable("=zz"));
        assertEquals("=a\r\nb", quotedPrintable("=a\r\nb"));
        assertEquals("= x", quotedPrintable("= x"));
        assertEquals("==", quotedPrintable("==" + "=\r\n"));
        assertEquals("==", quotedPrintable("==3D"));
        assertEquals("=4", quotedPrintable("=4"));
    }

    @Test
    void holdsNoMoreThanALineOfWhiteSpace() throws IOException {
        String spaces = " ".repeat(100_000);
        assertEquals("a" + spaces + "b", quotedPrintable("a" + spaces + "b"));
    }

    private static String base64(String encoded) throws IOException {
        return decode(TransferEncoding.BASE64, encoded);
    }

    private static String quotedPrintable(String encoded) throws IOException {
        return decode(TransferEncoding.QUOTED_PRINTABLE, encoded);
    }

    private static String decode(TransferEncoding encoding, String encoded) throws IOException {
        var in = new ByteArrayInputStream(encoded.getBytes(StandardCharsets.ISO_8859_1));
        return new String(encoding.decode(in).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
