package io.culver.imap.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Octets of a command as they were sent, each read as one character. They may be lent: then they
 * are given back once the command has been answered, and whatever is to be kept of them has been
 * made a text. For one thread at a time.
 */
public final class FrameOctets implements CharSequence {

    private byte @Nullable [] array;
    private final int length;
    private final Lender lender;

    /** Whoever lends an array, to lend it again. */
    public interface Lender {
        /** Nobody reads the array any more. */
        void takeBack();
    }

    /**
     * @param array whose first octets these are; nobody changes it before it is given back
     */
    public FrameOctets(byte[] array, int length, Lender lender) {
        Objects.checkFromToIndex(0, length, array.length);
        this.array = array;
        this.length = length;
        this.lender = lender;
    }

    /** Octets that nobody has lent, one for each of these characters up to U+00FF. */
    public static FrameOctets of(String text) {
        byte[] octets = text.getBytes(ISO_8859_1);
        return new FrameOctets(octets, octets.length, () -> {});
    }

    /** The first of these, in their place. */
    public FrameOctets first(int count) {
        var first = new FrameOctets(lent(), count, lender);
        array = null;
        return first;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) (lent()[Objects.checkIndex(index, length)] & 0xFF);
    }

    /** Whether this octet is among them. */
    public boolean contains(char octet) {
        for (int i = 0; i < length; i++) {
            if (charAt(i) == octet) {
                return true;
            }
        }
        return false;
    }

    /** How often this octet comes from there on, before that one does. */
    int countBefore(char end, char counted, int from) {
        int count = 0;
        for (int i = from; i < length && charAt(i) != end; i++) {
            count += charAt(i) == counted ? 1 : 0;
        }
        return count;
    }

    /** A text of its own. */
    @Override
    public String subSequence(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new String(lent(), from, to - from, ISO_8859_1);
    }

    @Override
    public String toString() {
        return subSequence(0, length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FrameOctets that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Ends the loan, if there still is one: nothing can be read any more. */
    public void giveBack() {
        if (array != null) {
            array = null;
            lender.takeBack();
        }
    }

    private byte[] lent() {
        return Objects.requireNonNull(array, "given back");
    }
}
