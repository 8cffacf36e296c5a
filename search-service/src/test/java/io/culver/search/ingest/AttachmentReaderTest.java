package io.culver.search.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.search.MailWithAttachments;
import io.culver.search.extract.Document;
import io.culver.search.extract.DocumentReader;
import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.SkipReason;
import io.culver.search.index.SkippedDocuments;
import io.culver.search.limits.SearchLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which parts of a message are taken for documents, and how much of them is read. */
class AttachmentReaderTest {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final EmailId FIRST = new EmailId(1);

    private final MemoryFeed feed = new MemoryFeed();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void readsDocumentsDecoded() {
        byte[] octets = new byte[3 << 20];
        new Random(1).nextBytes(octets);
        var mail = new MailWithAttachments("s", "t").attach("application/pdf", "a.pdf", octets);
        var texts = read(mail.octets(), document -> text(Integer.toString(checksum(document))));
        assertEquals(List.of(Integer.toString(Arrays.hashCode(octets))), texts.texts());
    }

    @Test
    void readsAMessageAttachedToAMessage() {
        String mail =
                """
                Content-Type: message/rfc822

                Subject: inner
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: application/octet-stream; name=a

                first
                --b
                Content-Type: text/rtf; name=b

                second
                --b--
                """;
        assertEquals(List.of("first", "second"), readAll(mail).texts());
    }

    @Test
    void leavesOutWhatHasNoWords() {
        String mail =
                """
                Content-Type: multipart/signed; boundary=b

                --b
                Content-Type: image/png

                x
                --b
                Content-Type: text/plain

                x
                --b
                Content-Type: audio/ogg

                x
                --b
                Content-Type: application/pgp-signature

                x
                --b
                Content-Type: application/pdf

                --b--
                """;
        assertEquals(AttachmentReader.Texts.NONE, readAll(mail));
    }

    @Test
    void skipsWhatIsEncodedInAnUnknownWay() {
        String mail =
                "Content-Type: application/pdf\nContent-Transfer-Encoding: x-uuencode\n\nabc\n";
        assertEquals(without(SkipReason.CORRUPT), readAll(mail));
        assertEquals(1, skipped(SkipReason.CORRUPT));
    }

    @Test
    void skipsWhatIsTooLarge() {
        int max = (int) SearchLimits.ATTACHMENT_OCTETS.octets();
        String head = "Content-Type: application/pdf\r\n\r\n";
        DocumentReader reader = document -> text(document.head().type());
        byte[] fits = (head + "x".repeat(max)).getBytes(StandardCharsets.US_ASCII);
        assertEquals(List.of("application/pdf"), read(fits, reader).texts());
        byte[] tooLarge = (head + "x".repeat(max + 1)).getBytes(StandardCharsets.US_ASCII);
        feed.lose(ANNE);
        assertEquals(without(SkipReason.SIZE), read(tooLarge, reader));
        assertEquals(1, skipped(SkipReason.SIZE));
    }

    @Test
    void readsOnlySoManyOfAMessage() {
        var mail = new MailWithAttachments("s", "t");
        for (int i = 0; i < SearchLimits.ATTACHMENTS + 2; i++) {
            mail.attach("application/pdf", i + ".pdf", new byte[] {1});
        }
        var texts = read(mail.octets(), document -> text(document.head().name()));
        assertEquals(SearchLimits.ATTACHMENTS, texts.texts().size());
        assertEquals("99.pdf", texts.texts().getLast());
        assertEquals(2, texts.skipped().count());
        assertEquals(2, skipped(SkipReason.MESSAGE));
    }

    @Test
    void keepsOnlySoMuchTextOfAMessage() {
        var mail = new MailWithAttachments("s", "t");
        for (int i = 0; i < 4; i++) {
            mail.attach("application/pdf", i + ".pdf", new byte[] {1});
        }
        String most = "x".repeat(SearchLimits.ATTACHMENT_CHARS);
        var texts = read(mail.octets(), _ -> text(most));
        assertEquals(SearchLimits.ATTACHMENTS_CHARS, texts.chars());
        assertEquals(2, texts.skipped().count());
    }

    @Test
    void keepsTheTextThatThereWasBeforeAFault() {
        var mail = new MailWithAttachments("s", "t").attach("application/zip", "a", new byte[1]);
        var cut = new DocumentText("begin", Optional.of(SkipReason.EXPANSION));
        var texts = read(mail.octets(), _ -> cut);
        assertEquals(without(SkipReason.EXPANSION, "begin"), texts);
        assertEquals(1, skipped(SkipReason.EXPANSION));
        assertEquals(1, meters.counter("search_attachments").count());
    }

    @Test
    void readsNothingIfSoConfigured() {
        var mail = new MailWithAttachments("s", "t").attach("application/zip", "a", new byte[1]);
        assertEquals(without(SkipReason.OFF), read(mail.octets(), DocumentReader.NONE));
        assertEquals(1, skipped(SkipReason.OFF));
    }

    @Test
    void isRefusedWithTheFeed() {
        byte[] mail =
                new MailWithAttachments("s", "t")
                        .attach("application/zip", "a", new byte[1])
                        .octets();
        assertThrows(
                MailException.class,
                () ->
                        read(
                                mail,
                                document -> {
                                    feed.setDown(true);
                                    return text("" + checksum(document));
                                }));
    }

    private AttachmentReader.Texts readAll(String mail) {
        return read(
                mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                document -> text(new String(octets(document), StandardCharsets.UTF_8)));
    }

    private AttachmentReader.Texts read(byte[] mail, DocumentReader reader) {
        feed.append(ANNE, mail);
        MessageMeta meta = MemoryFeed.meta(mail);
        return new AttachmentReader(feed, ANNE, reader, new AttachmentTally(meters))
                .read(FIRST, meta);
    }

    /** These texts, and one document that was skipped. */
    private static AttachmentReader.Texts without(SkipReason reason, String... texts) {
        return new AttachmentReader.Texts(List.of(texts), new SkippedDocuments(1, Set.of(reason)));
    }

    private double skipped(SkipReason reason) {
        return meters.counter("search_attachments_skipped", "reason", reason.label()).count();
    }

    private static DocumentText text(String text) {
        return new DocumentText(text, Optional.empty());
    }

    private static int checksum(Document document) {
        return Arrays.hashCode(octets(document));
    }

    private static byte[] octets(Document document) {
        try (InputStream in = document.octets().get()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
