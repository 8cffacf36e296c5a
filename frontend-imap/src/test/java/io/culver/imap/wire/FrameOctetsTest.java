package io.culver.imap.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FrameOctetsTest {
    private final AtomicInteger returns = new AtomicInteger();
    private final byte[] array = "a NOOP and what is left of another".getBytes(ISO_8859_1);
    private final FrameOctets octets = new FrameOctets(array, 6, returns::incrementAndGet);

    @Test
    void endWhereTheLineEnds() {
        assertEquals("a NOOP", octets.toString());
        assertEquals("NOOP", octets.subSequence(2, 6));
        assertThrows(IndexOutOfBoundsException.class, () -> octets.charAt(6));
        assertThrows(IndexOutOfBoundsException.class, () -> octets.subSequence(2, 7));
        assertFalse(octets.contains('l'));
    }

    @Test
    void areOneCharacterEach() {
        FrameOctets all = FrameOctets.of("\u00FFx\0");
        assertEquals('\u00FF', all.charAt(0));
        assertEquals("\u00FFx\0", all.toString());
        assertTrue(all.contains('\0'));
    }

    @Test
    void areGivenBackOnce() {
        octets.giveBack();
        octets.giveBack();
        assertEquals(1, returns.get());
    }

    /** Else a command could read what another client has sent since. */
    @Test
    void cannotBeReadOnceTheyAreGivenBack() {
        var in = new ArgumentReader(Frame.of(octets), false);
        assertEquals("a", in.tag());
        octets.giveBack();
        assertThrows(NullPointerException.class, in::space);
        assertThrows(NullPointerException.class, octets::toString);
    }

    @Test
    void leaveTheLoanToTheirBeginning() {
        FrameOctets first = octets.first(1);
        octets.giveBack();
        assertEquals("a", first.toString());
        assertEquals(0, returns.get());
        first.giveBack();
        assertEquals(1, returns.get());
    }
}
