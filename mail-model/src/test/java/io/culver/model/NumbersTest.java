package io.culver.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers cannot be built outside their ranges. */
class NumbersTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void staysInItsRange(String name, LongFunction<?> number, long min, long max) {
        assertDoesNotThrow(() -> number.apply(min), name);
        assertDoesNotThrow(() -> number.apply(max), name);
        assertThrows(IllegalArgumentException.class, () -> number.apply(min - 1), name);
        assertThrows(IllegalArgumentException.class, () -> number.apply(Long.MIN_VALUE), name);
        if (max < Long.MAX_VALUE) {
            assertThrows(IllegalArgumentException.class, () -> number.apply(max + 1), name);
        }
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                range("UID", Uid::new, 1, Uid.MAX),
                range("UIDVALIDITY", UidValidity::new, 1, Uid.MAX),
                range("message number", MessageNumber::new, 1, Uid.MAX),
                range("mailbox id", MailboxId::new, 1, Long.MAX_VALUE),
                range("email id", EmailId::new, 1, Long.MAX_VALUE),
                range("mod-sequence", ModSeq::new, 0, Long.MAX_VALUE),
                range("size", DataSize::new, 0, Long.MAX_VALUE));
    }

    private static Arguments range(String name, LongFunction<?> number, long min, long max) {
        return Arguments.of(name, number, min, max);
    }

    @Test
    void modSeqsFollowEachOther() {
        ModSeq first = ModSeq.ZERO.next();
        assertEquals(new ModSeq(1), first);
        assertTrue(first.isAfter(ModSeq.ZERO));
        assertFalse(first.isAfter(first));
        assertFalse(ModSeq.ZERO.isAfter(first));
        assertTrue(first.compareTo(ModSeq.ZERO) > 0);
        ModSeq last = new ModSeq(Long.MAX_VALUE);
        assertThrows(IllegalArgumentException.class, last::next);
    }

    @Test
    void uidsEndAtTheirHighest() {
        assertEquals(new Uid(Uid.MAX), new Uid(Uid.MAX - 1).next());
        assertThrows(IllegalArgumentException.class, () -> new Uid(Uid.MAX).next());
        assertThrows(IllegalArgumentException.class, () -> new Uid(1).plus(Long.MAX_VALUE));
    }

    @Test
    void sizesDoNotOverflow() {
        assertEquals(new DataSize(2048), DataSize.ofKibibytes(2));
        assertEquals(new DataSize(3L << 20), DataSize.ofMebibytes(3));
        assertThrows(ArithmeticException.class, () -> DataSize.ofMebibytes(Long.MAX_VALUE / 2));
    }

    @Test
    void spansEndWithinTheNumbers() {
        assertEquals(7, new Span(3, 4).end());
        assertEquals(Long.MAX_VALUE, new Span(1, Long.MAX_VALUE - 1).end());
        assertThrows(IllegalArgumentException.class, () -> new Span(1, Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> new Span(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Span(1, -1));
    }
}
