package io.culver.mailbox.domain;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The last things of a sequence: new ones come at the end, old ones leave at the beginning. It does
 * not change; what follows from it shares all but two short pieces with it, so that adding one
 * thing to thousands costs little.
 */
final class Tail<T> extends AbstractList<T> implements RandomAccess {
    private static final int PIECE = 32;
    private static final Object GONE = new Object();

    /** Each of {@link #PIECE} things, the last of no more than there are. */
    private final Object[][] pieces;

    /** Where the oldest thing is in the first piece; what was before it is gone. */
    private final int first;

    private final int size;

    private Tail(Object[][] pieces, int first, int size) {
        this.pieces = pieces;
        this.first = first;
        this.size = size;
    }

    static <T> Tail<T> empty() {
        return new Tail<>(new Object[0][], 0, 0);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("unchecked") // only plus() puts things in
    public T get(int index) {
        int place = first + Objects.checkIndex(index, size);
        return (T) pieces[place / PIECE][place % PIECE];
    }

    Tail<T> plus(T newest) {
        int place = first + size;
        boolean isNewPiece = place % PIECE == 0;
        Object[][] more = Arrays.copyOf(pieces, place / PIECE + 1);
        Object[] piece =
                isNewPiece ? new Object[1] : Arrays.copyOf(more[place / PIECE], place % PIECE + 1);
        piece[place % PIECE] = newest;
        more[place / PIECE] = piece;
        return new Tail<>(more, first, size + 1);
    }

    /** Without the oldest one, of which there must be one. */
    Tail<T> withoutOldest() {
        Objects.checkIndex(0, size);
        if (size == 1) {
            return empty();
        }
        if (first + 1 == PIECE) {
            return new Tail<>(Arrays.copyOfRange(pieces, 1, pieces.length), 0, size - 1);
        }
        Object[][] fewer = pieces.clone();
        fewer[0] = pieces[0].clone();
        fewer[0][first] = GONE;
        return new Tail<>(fewer, first + 1, size - 1);
    }
}
