package io.culver.mailbox.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mime.MessageReader;
import io.culver.mime.ReadMessage;
import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.RawText;
import io.culver.model.Span;
import io.culver.testkit.mail.MailGenerator;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Angus Mail's second opinion on generated mail: the same parts of the same types, encodings and
 * octets, and the same fields. RFC 2045, RFC 2046
 */
class SecondOpinionTest {
    private static final int MESSAGES = 100;

    private static final Session SESSION = Session.getInstance(new Properties());

    @RepeatedTest(5)
    void isTheSame(RepetitionInfo seed) throws IOException, MessagingException {
        var generator = new MailGenerator(new SplittableRandom(seed.getCurrentRepetition()));
        for (int i = 0; i < MESSAGES; i++) {
            byte[] octets = generator.next().octets();
            var reader = new MessageReader();
            reader.accept(octets, 0, octets.length);
            new Opinion(octets).agreesOn(reader.finish());
        }
    }

    /** What Angus Mail makes of one message. */
    private static final class Opinion {
        private final byte[] octets;

        Opinion(byte[] octets) {
            this.octets = octets;
        }

        void agreesOn(ReadMessage ours) throws IOException, MessagingException {
            var theirs = new MimeMessage(SESSION, new ByteArrayInputStream(octets));
            agreesOn(ours.structure(), theirs);
            assertEquals(
                    theirs.getMessageID(),
                    ours.envelope().messageId().map(RawText::octets).orElse(null));
            assertEquals(
                    theirs.getHeader("Date", null),
                    ours.envelope().date().map(RawText::octets).orElse(null));
        }

        private void agreesOn(BodyPart ours, MimePart theirs)
                throws IOException, MessagingException {
            if (ours instanceof BodyPart.Embedded && theirs.getHeader("Content-Type") == null) {
                // Angus Mail does not know what a digest's parts are. RFC 2046 §5.1.5
                assertArrayEquals(stretch(ours.body()), raw(theirs));
                return;
            }
            agreesOn(ours.fields(), theirs);
            switch (ours) {
                case BodyPart.Leaf leaf -> assertArrayEquals(stretch(leaf.body()), raw(theirs));
                case BodyPart.Multipart multipart -> {
                    var parts = (MimeMultipart) theirs.getContent();
                    assertEquals(parts.getCount(), multipart.parts().size());
                    for (int i = 0; i < parts.getCount(); i++) {
                        agreesOn(multipart.parts().get(i), (MimePart) parts.getBodyPart(i));
                    }
                }
                case BodyPart.Embedded embedded -> {
                    assertArrayEquals(stretch(embedded.body()), raw(theirs));
                    agreesOn(embedded.content(), (MimePart) theirs.getContent());
                }
            }
        }

        private static void agreesOn(BodyFields ours, MimePart theirs) throws MessagingException {
            var type = new ContentType(theirs.getContentType());
            assertTrue(ours.is(type.getPrimaryType(), type.getSubType()), type::toString);
            String encoding = theirs.getEncoding();
            assertEquals(
                    encoding == null ? "7bit" : encoding.toLowerCase(Locale.ROOT),
                    ours.encoding().octets().toLowerCase(Locale.ROOT));
            assertEquals(theirs.getContentID(), ours.id().map(RawText::octets).orElse(null));
        }

        private byte[] stretch(Span span) {
            return Arrays.copyOfRange(octets, (int) span.offset(), (int) span.end());
        }

        private static byte[] raw(MimePart part) throws IOException, MessagingException {
            try (InputStream in =
                    part instanceof MimeMessage message
                            ? message.getRawInputStream()
                            : ((MimeBodyPart) part).getRawInputStream()) {
                return in.readAllBytes();
            }
        }
    }
}
