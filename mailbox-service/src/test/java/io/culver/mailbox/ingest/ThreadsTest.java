package io.culver.mailbox.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.culver.mime.MessageReader;
import io.culver.mime.ReadMessage;
import io.culver.model.BlobId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.model.ThreadId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rule H19. */
class ThreadsTest {

    private static final EmailId EMAIL = new EmailId(7);
    private static final ThreadId ROOT = thread("Message-ID: <root@example.org>");

    private static ThreadId thread(String header) {
        byte[] octets = (header + "\r\n\r\ntext\r\n").getBytes(UTF_8);
        var reader = new MessageReader();
        reader.accept(octets, 0, octets.length);
        ReadMessage read = reader.finish();
        return Threads.of(
                new MessageMeta(
                        new BlobId(new UUID(1, 2)),
                        read.size(),
                        "0".repeat(64),
                        read.envelope(),
                        read.structure(),
                        read.header(),
                        read.sentDate(),
                        read.preview()),
                EMAIL);
    }

    @Test
    void repliesAreInTheThreadOfTheFirstReference() {
        String own = "Message-ID: <other@example.org>\r\n";
        assertEquals(
                ROOT, thread(own + "References: <root@example.org> <a@b>\r\nIn-Reply-To: <a@b>"));
        assertEquals(ROOT, thread(own + "References:\r\n <root@\r\n example.org>\r\n <a@b>"));
        assertEquals(ROOT, thread(own + "In-Reply-To: Your mail <root@example.org>"));
        assertNotEquals(ROOT, thread(own + "References: <a@b> <root@example.org>"));
    }

    @Test
    void whatIsNoReferenceIsPassedOver() {
        String own = "Message-ID: <root@example.org>\r\n";
        assertEquals(ROOT, thread(own));
        assertEquals(ROOT, thread(own + "References: none <>\r\nIn-Reply-To: <unfinished"));
    }

    @Test
    void messageWithoutIdIsAlone() {
        assertEquals(ThreadId.alone(EMAIL), thread("Subject: no id"));
    }
}
