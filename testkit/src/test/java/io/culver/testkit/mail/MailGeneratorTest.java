package io.culver.testkit.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.DataSize;
import io.culver.model.Flag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailGeneratorTest {
    private static final int MANY = 3000;

    @Test
    void makesTheSameOctetsOfTheSameSeed() {
        MailGenerator one = generator(42);
        MailGenerator other = generator(42);
        MailGenerator different = generator(43);
        boolean differs = false;
        for (int i = 0; i < 500; i++) {
            GeneratedMail mail = one.next();
            GeneratedMail same = other.next();
            assertArrayEquals(mail.octets(), same.octets());
            assertEquals(mail.received(), same.received());
            assertEquals(mail.flags(), same.flags());
            differs |= mail.octets().length != different.next().octets().length;
        }
        assertTrue(differs);
    }

    @ParameterizedTest
    @EnumSource
    void endsEveryLineInCrlfAndHasNoNul(MailShape shape) {
        LongStream.range(0, 50).forEach(seed -> requireLines(generator(seed).next(shape).octets()));
    }

    @ParameterizedTest
    @EnumSource
    void keepsLinesOfHeadersWithin998Octets(MailShape shape) {
        for (int seed = 0; seed < 50; seed++) {
            String message = new String(generator(seed).next(shape).octets(), ISO_8859_1);
            assertTrue(message.contains("\r\n\r\n"));
            message.lines().forEach(line -> assertTrue(line.length() <= 998, line));
        }
    }

    @Test
    void makesEveryShapeAndSixKilobytesOnAverage() {
        MailGenerator generator = generator(7);
        Map<MailShape, Integer> shapes = new EnumMap<>(MailShape.class);
        long octets = 0;
        int replies = 0;
        int seen = 0;
        for (int i = 0; i < MANY; i++) {
            GeneratedMail mail = generator.next();
            shapes.merge(mail.shape(), 1, Integer::sum);
            octets += mail.octets().length;
            replies += text(mail).contains("\r\nReferences: <") ? 1 : 0;
            seen += mail.flags().contains(Flag.SEEN) ? 1 : 0;
        }
        assertEquals(MailShape.values().length, shapes.size(), shapes::toString);
        long average = octets / MANY;
        assertTrue(average > 5000 && average < 7500, () -> "average " + average);
        assertTrue(replies > MANY / 4);
        assertTrue(seen > MANY / 2 && seen < MANY);
    }

    @Test
    void sharesOfShapesAddUp() {
        int sum = 0;
        for (MailShape shape : MailShape.values()) {
            sum += shape.perThousand();
        }
        assertEquals(1000, sum);
    }

    @Test
    void spreadsDatesOverYears() {
        MailGenerator generator = generator(3);
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (int i = 0; i < 300; i++) {
            Instant received = generator.next().received().instant();
            first = received.isBefore(first) ? received : first;
            last = received.isAfter(last) ? received : last;
        }
        assertTrue(first.isBefore(Instant.parse("2017-01-01T00:00:00Z")));
        assertTrue(last.isAfter(Instant.parse("2024-06-01T00:00:00Z")));
    }

    @Test
    void writesEncodedWordsOfAtMost75Octets() {
        for (int seed = 0; seed < 200; seed++) {
            String mail = text(generator(seed).next(MailShape.ENCODED_WORDS));
            String header = mail.substring(0, mail.indexOf("\r\n\r\n"));
            assertTrue(header.contains("=?"), header);
            for (String word : header.split("\\s+", -1)) {
                assertFalse(word.startsWith("=?") && word.length() > 75, word);
            }
        }
    }

    @Test
    void leavesOneFieldOrNoBodyWhereTheShapeSaysSo() {
        String oneField = text(generator(1).next(MailShape.ONE_FIELD));
        assertTrue(oneField.startsWith("Subject: "), oneField);
        assertEquals(-1, oneField.substring(0, oneField.indexOf("\r\n\r\n")).indexOf("\r\nF"));
        assertTrue(text(generator(1).next(MailShape.EMPTY_BODY)).endsWith("\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1024, 1025, 4096, 4097, 65_535, 1_000_001})
    void makesALargeMessageOfExactlyItsSize(long size) throws IOException {
        for (int extra = 0; extra < 80; extra++) {
            try (InputStream in = generator(5).large(new DataSize(size + extra))) {
                byte[] octets = in.readAllBytes();
                assertEquals(size + extra, octets.length);
                requireLines(octets);
            }
        }
    }

    @Test
    void makesOneLargeMessageLikeAnother() throws IOException {
        DataSize size = DataSize.ofKibibytes(100);
        try (InputStream one = generator(5).large(size);
                InputStream same = generator(5).large(size);
                InputStream other = generator(6).large(size)) {
            byte[] octets = one.readAllBytes();
            assertArrayEquals(octets, same.readAllBytes());
            assertNotEquals(
                    new String(octets, ISO_8859_1), new String(other.readAllBytes(), ISO_8859_1));
        }
    }

    @Test
    void refusesALargeMessageWithoutRoomForItsHeader() {
        MailGenerator generator = generator(1);
        assertThrows(IllegalArgumentException.class, () -> generator.large(new DataSize(10)));
    }

    private static void requireLines(byte[] octets) {
        for (int i = 0; i < octets.length; i++) {
            assertNotEquals(0, octets[i], "NUL at " + i);
            if (octets[i] == '\n') {
                assertTrue(i > 0 && octets[i - 1] == '\r', "bare LF at " + i);
            }
            if (octets[i] == '\r') {
                assertTrue(i + 1 < octets.length && octets[i + 1] == '\n', "bare CR at " + i);
            }
        }
    }

    private static String text(GeneratedMail mail) {
        return new String(mail.octets(), ISO_8859_1);
    }

    private static MailGenerator generator(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new MailGenerator(random);
    }
}
