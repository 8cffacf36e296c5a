package io.culver.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.BodyPart;
import io.culver.model.Span;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of every message, however broken. The seed is in each failure's text. */
class MessageReaderPropertyTest {
    private static final int MESSAGES = 3000;

    @Test
    void givesTheSameInPiecesOfAnyCut() {
        for (int seed = 0; seed < MESSAGES; seed++) {
            Mail mail = RandomMail.next(new SplittableRandom(seed));
            ReadMessage whole = mail.read();
            assertEquals(whole, mail.read(new SplittableRandom(seed), 1), "seed " + seed);
            assertEquals(whole, mail.read(new SplittableRandom(seed), 17), "seed " + seed);
        }
    }

    @Test
    void keepsEverySpanWithinThePartAround() {
        for (int seed = 0; seed < MESSAGES; seed++) {
            Mail mail = RandomMail.next(new SplittableRandom(seed));
            ReadMessage read = mail.read();
            assertEquals(mail.octets().length(), read.size().octets());
            assertEquals(mail.octets().length(), read.structure().body().end());
            check(mail, read.structure(), new Span(0, read.size().octets()), "seed " + seed);
        }
    }

    private static void check(Mail mail, BodyPart part, Span around, String seed) {
        assertTrue(around.offset() <= part.header().offset(), seed);
        assertEquals(part.header().end(), part.body().offset(), seed);
        assertTrue(part.body().end() <= around.end(), seed);
        switch (part) {
            case BodyPart.Leaf leaf -> assertEquals(lines(mail, leaf.body()), leaf.lines(), seed);
            case BodyPart.Multipart multipart -> {
                long end = multipart.body().offset();
                for (BodyPart child : multipart.parts()) {
                    assertTrue(end <= child.header().offset(), seed);
                    check(mail, child, multipart.body(), seed);
                    end = child.body().end();
                }
            }
            case BodyPart.Embedded embedded -> {
                assertEquals(lines(mail, embedded.body()), embedded.lines(), seed);
                assertEquals(embedded.body().offset(), embedded.content().header().offset(), seed);
                assertEquals(embedded.body().end(), embedded.content().body().end(), seed);
                check(mail, embedded.content(), embedded.body(), seed);
            }
        }
    }

    private static long lines(Mail mail, Span span) {
        return mail.octets()
                .substring((int) span.offset(), (int) span.end())
                .chars()
                .filter(c -> c == '\n')
                .count();
    }
}
