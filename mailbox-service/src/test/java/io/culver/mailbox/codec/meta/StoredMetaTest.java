package io.culver.mailbox.codec.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mime.MessageReader;
import io.culver.mime.ReadMessage;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.MetaPart;
import io.culver.model.Octets;
import io.culver.model.PartialMeta;
import io.culver.proto.MetaCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A stored meta, read whole and in parts. */
class StoredMetaTest {
    private static final String HEADER =
            """
            Subject: report
            Content-Type: multipart/mixed; boundary=b

            """
                    .replace("\n", "\r\n");
    private static final String MESSAGE = HEADER + "--b\r\n\r\nHello.\r\n--b\r\n\r\n2\r\n--b--\r\n";

    private static final MessageMeta META = meta(MESSAGE);
    private static final AccountId ACCOUNT = new AccountId(new UUID(3, 4));
    private static final EmailId EMAIL = new EmailId(7);

    @Test
    void isReadAsItWasWritten() {
        assertEquals(META, StoredMeta.open(ACCOUNT, EMAIL, sealed()).decode());
    }

    @Test
    void everyPartCanBeHadByItself() {
        assertEquals(META.envelope(), only(META, MetaPart.ENVELOPE).envelope().orElseThrow());
        assertEquals(META.structure(), only(META, MetaPart.STRUCTURE).structure().orElseThrow());
        assertEquals(octets(HEADER), only(META, MetaPart.HEADER).header().orElseThrow());
        assertEquals("Hello.", only(META, MetaPart.PREVIEW).preview());
        var envelope =
                new PartialMeta(
                        Optional.of(META.envelope()), Optional.empty(), Optional.empty(), "");
        assertEquals(envelope, only(META, MetaPart.ENVELOPE));
    }

    @Test
    void partsThatDoNotLieSideBySideCanBeHadTogether() {
        PartialMeta both = only(META, MetaPart.ENVELOPE, MetaPart.HEADER);
        assertEquals(META.envelope(), both.envelope().orElseThrow());
        assertEquals(octets(HEADER), both.header().orElseThrow());
        assertEquals(Optional.empty(), both.structure());
    }

    @Test
    void theStructureStandsInForAHeaderThatIsNotKept() {
        MessageMeta meta = meta("X: y\r\n".repeat(20_000) + MESSAGE);
        assertEquals(Optional.empty(), meta.header());
        PartialMeta told = only(meta, MetaPart.HEADER);
        assertEquals(Optional.empty(), told.header());
        assertEquals(meta.structure(), told.structure().orElseThrow());
    }

    @Test
    void whatNobodyAskedForIsNotSent() {
        int envelope = StoredMeta.of(META).only(Set.of(MetaPart.ENVELOPE)).size();
        assertTrue(envelope < 20, () -> envelope + " octets");
        assertEquals(MetaCodec.encode(META).toByteString(), StoredMeta.of(META).only(Set.of()));
    }

    @Test
    void damageIsToldAsCorruption() {
        byte[] sealed = sealed();
        assertCorrupt(ACCOUNT, EMAIL, Arrays.copyOf(sealed, sealed.length - 3));
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertCorrupt(ACCOUNT, EMAIL, flipped);
        }
    }

    @Test
    void anotherContentsMetaIsNotTakenForThisOnes() {
        assertCorrupt(ACCOUNT, new EmailId(8), sealed());
        assertCorrupt(new AccountId(new UUID(3, 5)), EMAIL, sealed());
    }

    private static byte[] sealed() {
        return StoredMeta.seal(ACCOUNT, EMAIL, META);
    }

    private static void assertCorrupt(AccountId account, EmailId email, byte[] sealed) {
        assertCorruption(() -> StoredMeta.open(account, email, sealed));
    }

    private static void assertCorruption(Runnable reading) {
        var refusal = assertThrows(MailException.class, reading::run);
        assertEquals(MailError.CORRUPTION, refusal.error());
    }

    private static MessageMeta meta(String message) {
        var reader = new MessageReader();
        byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
        reader.accept(octets, 0, octets.length);
        ReadMessage read = reader.finish();
        return new MessageMeta(
                new BlobId(new UUID(1, 2)),
                read.size(),
                "ab".repeat(32),
                read.envelope(),
                read.structure(),
                read.header(),
                read.sentDate(),
                read.preview());
    }

    private static PartialMeta only(MessageMeta meta, MetaPart... parts) {
        return MetaCodec.decodeParts(StoredMeta.of(meta).only(Set.of(parts)));
    }

    private static Octets octets(String text) {
        return Octets.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
