package io.culver.imap.netty;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.RefusedException;
import io.culver.imap.protocol.Status;
import io.culver.imap.session.DisconnectedException;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.LiteralStream;
import io.culver.model.DataSize;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A literal on its way from the event loop to the lane. What waits here is bounded by {@link
 * Limits#STREAM_WINDOW}: the event loop stops reading at {@link #isFull}.
 */
final class IncomingLiteral implements LiteralStream {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private final LiteralHeader header;
    private final LiteralControl control;
    private final Duration patience;
    private final LimitHits hits;

    private int waiting;
    private boolean isWhole;
    private boolean isLost;
    private Optional<Frame> rest = Optional.empty();
    private Optional<Status> refusal = Optional.empty();
    private boolean isAccepted;

    IncomingLiteral(
            LiteralHeader header, LiteralControl control, Duration patience, LimitHits hits) {
        this.header = header;
        this.control = control;
        this.patience = patience;
        this.hits = hits;
    }

    @Override
    public DataSize size() {
        return new DataSize(header.size());
    }

    @Override
    public boolean isBinary() {
        return header.isBinary();
    }

    @Override
    public void accept() {
        if (header.isSynchronizing() && !isAccepted) {
            isAccepted = true;
            control.accepted();
        }
    }

    @Override
    public Optional<byte[]> next() {
        lock.lock();
        try {
            await(() -> !pieces.isEmpty() || isWhole);
            byte[] piece = pieces.poll();
            if (piece != null) {
                boolean wasFull = isFull();
                waiting -= piece.length;
                if (wasFull && !isFull()) {
                    control.hasRoom();
                }
            }
            return Optional.ofNullable(piece);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Frame rest() {
        lock.lock();
        try {
            await(() -> rest.isPresent() || refusal.isPresent());
            return rest.orElseThrow(() -> new RefusedException(refusal.orElseThrow()));
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier isThere) {
        try {
            long left = patience.toNanos();
            while (!isThere.getAsBoolean()) {
                if (isLost) {
                    throw new DisconnectedException("client is gone");
                }
                if (left <= 0) {
                    hits.count(Limit.STALL);
                    throw new DisconnectedException("client does not send its literal");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DisconnectedException("interrupted");
        }
    }

    @Override
    public void finish() {
        lock.lock();
        try {
            pieces.clear();
            waiting = 0;
        } finally {
            lock.unlock();
        }
        control.finished();
    }

    /** Called by the event loop. */
    void offer(byte[] piece) {
        change(() -> {
            pieces.add(piece);
            waiting += piece.length;
        });
    }

    /** Called by the event loop: everything has arrived. */
    void complete() {
        change(() -> isWhole = true);
    }

    /** Called by the event loop: this follows in the same command. */
    void goesOn(Frame next) {
        change(() -> rest = Optional.of(next));
    }

    /** Called by the event loop: what follows is not taken. */
    void refuse(Status status) {
        change(() -> refusal = Optional.of(status));
    }

    /** Called by the event loop: the rest will never arrive. */
    void lose() {
        change(() -> isLost = true);
    }

    LiteralControl control() {
        return control;
    }

    boolean isFull() {
        lock.lock();
        try {
            return waiting >= Limits.STREAM_WINDOW;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
