package io.culver.imap.extension.inprogress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.protocol.Responder;
import io.culver.imap.session.DisconnectedException;
import io.culver.imap.wire.OctetSink;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** RFC 9585, rules J21 and L14: work that takes long is told of until it ends. */
class NoticesTest {
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Notices notices = new Notices(Duration.ofMillis(5));

    private Responder responder(String tag, OctetSink sink) {
        var out = new Responder(new ResponseWriter(sink, false));
        out.answer(tag);
        return out;
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.US_ASCII);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsTheTagUntilTheWorkIsDone() {
        var twoNotices = new CountDownLatch(2);
        Responder out =
                responder(
                        "A1",
                        octets -> {
                            sent.add(text(octets));
                            twoNotices.countDown();
                        });

        String result =
                notices.await(
                        out,
                        _ -> {
                            await(twoNotices);
                            return "done";
                        });

        assertEquals("done", result);
        assertEquals(
                "* OK [INPROGRESS (\"A1\" NIL NIL)] Still working\r\n",
                sent.stream().findFirst().orElseThrow());
        assertEquals(1, List.copyOf(sent).stream().distinct().count());
    }

    @Test
    void tagThatCouldEndTheCodeIsLeftOut() {
        var notice = new CountDownLatch(1);
        Responder out =
                responder(
                        "A]1",
                        octets -> {
                            sent.add(text(octets));
                            notice.countDown();
                        });
        var _ =
                notices.await(
                        out,
                        _ -> {
                            await(notice);
                            return "";
                        });
        assertEquals(
                "* OK [INPROGRESS (NIL NIL NIL)] Still working\r\n",
                sent.stream().findFirst().orElseThrow());
    }

    @Test
    void shortWorkIsDoneInSilence() {
        assertEquals(
                "done",
                new Notices(Duration.ofHours(1))
                        .<String>await(responder("a", octets -> sent.add("")), _ -> "done"));
        assertTrue(sent.isEmpty());
    }

    @Test
    void failsAsTheWorkFails() {
        var refusal = new MailException(MailError.LIMIT, "too much");
        assertSame(
                refusal,
                assertThrows(
                        MailException.class,
                        () ->
                                notices.await(
                                        responder("a", octets -> sent.add("")),
                                        _ -> {
                                            throw refusal;
                                        })));
    }

    /** Rule J22. */
    @Test
    void workEndsWhenTheClientIsGone() {
        var interrupted = new CountDownLatch(1);
        Responder out =
                responder(
                        "a",
                        octets -> {
                            throw new DisconnectedException("gone");
                        });
        assertThrows(
                DisconnectedException.class,
                () ->
                        notices.await(
                                out,
                                _ -> {
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException e) {
                                        interrupted.countDown();
                                    }
                                    return "";
                                }));
        await(interrupted);
    }
}
