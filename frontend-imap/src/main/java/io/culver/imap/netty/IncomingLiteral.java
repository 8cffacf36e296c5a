package io.culver.imap.netty;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.session.DisconnectedException;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.imap.wire.LiteralStream;
import io.culver.model.DataSize;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A literal on its way from the event loop to the lane. What waits here is bounded by {@link
 * Limits#STREAM_WINDOW}: the event loop stops reading at {@link #isFull}.
 */
final class IncomingLiteral implements LiteralStream {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private final DataSize size;
    private final FrameDecoder.LiteralControl control;
    private final Duration patience;
    private final LimitHits hits;

    private int waiting;
    private End end = End.OPEN;
    private boolean isAccepted;

    private enum End {
        OPEN,
        COMPLETE,
        FOLLOWED_BY_MORE,
        LOST
    }

    IncomingLiteral(
            DataSize size, FrameDecoder.LiteralControl control, Duration patience, LimitHits hits) {
        this.size = size;
        this.control = control;
        this.patience = patience;
        this.hits = hits;
    }

    @Override
    public DataSize size() {
        return size;
    }

    @Override
    public void accept() {
        if (!isAccepted) {
            isAccepted = true;
            control.accepted();
        }
    }

    @Override
    public Optional<byte[]> next() {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (pieces.isEmpty() && end == End.OPEN) {
                if (left <= 0) {
                    hits.count(Limit.STALL);
                    throw new DisconnectedException("client does not send its literal");
                }
                left = changed.awaitNanos(left);
            }
            return taken();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DisconnectedException("interrupted");
        } finally {
            lock.unlock();
        }
    }

    private Optional<byte[]> taken() {
        byte[] piece = pieces.poll();
        if (piece == null) {
            return switch (end) {
                case OPEN, LOST -> throw new DisconnectedException("client is gone");
                case FOLLOWED_BY_MORE ->
                        throw new ImapSyntaxException(
                                ImapSyntaxException.NOWHERE, "end of command after the literal");
                case COMPLETE -> Optional.empty();
            };
        }
        boolean wasFull = isFull();
        waiting -= piece.length;
        if (wasFull && !isFull()) {
            control.hasRoom();
        }
        return Optional.of(piece);
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

    /** Called by the event loop: everything has arrived, and the end of the line behind it. */
    void complete() {
        end(End.COMPLETE);
    }

    /** Called by the event loop: something other than the end of the line follows. */
    void isFollowedByMore() {
        end(End.FOLLOWED_BY_MORE);
    }

    /** Called by the event loop: the rest will never arrive. */
    void lose() {
        end(End.LOST);
    }

    boolean isFull() {
        lock.lock();
        try {
            return waiting >= Limits.STREAM_WINDOW;
        } finally {
            lock.unlock();
        }
    }

    private void end(End how) {
        change(() -> end = end == End.OPEN ? how : end);
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
