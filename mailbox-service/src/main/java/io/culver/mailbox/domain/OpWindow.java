package io.culver.mailbox.domain;

import io.culver.model.OpId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * The requests that were granted last, and what they were answered, so that asking again changes
 * nothing. Immutable; the oldest are forgotten first.
 */
public final class OpWindow {
    public static final OpWindow EMPTY = new OpWindow(Tail.empty(), HashTreePMap.empty(), 0);

    private final Tail<Remembered> inOrder;
    private final HashPMap<OpId, Remembered> byOp;
    private final int ranges;

    private OpWindow(Tail<Remembered> inOrder, HashPMap<OpId, Remembered> byOp, int ranges) {
        this.inOrder = inOrder;
        this.byOp = byOp;
        this.ranges = ranges;
    }

    /** One granted request. */
    public record Remembered(OpId op, RequestDigest request, Instant time, Answer answer) {
        int ranges() {
            return switch (answer) {
                case Answer.Created _ -> 1;
                case Answer.Done _ -> 1;
                case Answer.Appended it -> it.uids().rangeCount();
                case Answer.Stored it -> it.changed().rangeCount() + it.refused().rangeCount();
                case Answer.Expunged it -> it.expunged().rangeCount();
                case Answer.Copied it ->
                        it.sourceUids().rangeCount() + it.targetUids().rangeCount();
                case Answer.Reserved _ -> 1;
            };
        }
    }

    public static OpWindow of(List<Remembered> inOrder) {
        OpWindow window = EMPTY;
        for (Remembered it : inOrder) {
            window = window.plus(it);
        }
        return window;
    }

    Optional<Remembered> of(OpId op) {
        return Optional.ofNullable(byOp.get(op));
    }

    /** Those remembered, oldest first. */
    public List<Remembered> toList() {
        return inOrder;
    }

    /** When the last request was granted; absent if none ever was. */
    public Optional<Instant> lastTime() {
        return inOrder.isEmpty()
                ? Optional.empty()
                : Optional.of(inOrder.get(inOrder.size() - 1).time());
    }

    OpWindow plus(Remembered newest) {
        Tail<Remembered> kept = inOrder.plus(newest);
        HashPMap<OpId, Remembered> known = byOp.plus(newest.op(), newest);
        int total = ranges + newest.ranges();
        Instant oldest = newest.time().minus(AccountLimits.REMEMBERED_FOR);
        while (kept.size() > 1 && isTooMuch(kept, total, oldest)) {
            Remembered forgotten = kept.get(0);
            kept = kept.withoutOldest();
            known = known.minus(forgotten.op());
            total -= forgotten.ranges();
        }
        return new OpWindow(kept, known, total);
    }

    private static boolean isTooMuch(Tail<Remembered> kept, int ranges, Instant oldest) {
        return kept.size() > AccountLimits.REMEMBERED_OPERATIONS
                || ranges > AccountLimits.REMEMBERED_RANGES
                || kept.get(0).time().isBefore(oldest);
    }
}
