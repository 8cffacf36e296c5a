package io.culver.imap.netty;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.session.DisconnectedException;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes to a channel from the lane, which waits while more than {@link Limits#OUTPUT_WINDOW} is
 * unsent; a client that does not read for too long is cut off.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class ChannelOutput {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Channel channel;
    private final Duration patience;
    private final LimitHits hits;

    ChannelOutput(Channel channel, Duration patience, LimitHits hits) {
        this.channel = channel;
        this.patience = patience;
        this.hits = hits;
    }

    void write(byte[] octets) {
        awaitRoom();
        if (!channel.isActive()) {
            throw new DisconnectedException("client is gone");
        }
        channel.writeAndFlush(Unpooled.wrappedBuffer(octets), channel.voidPromise());
    }

    private void awaitRoom() {
        if (channel.isWritable()) {
            return;
        }
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!channel.isWritable() && channel.isActive()) {
                if (left <= 0) {
                    hits.count(Limit.STALL);
                    channel.close();
                    throw new DisconnectedException("client does not read");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DisconnectedException("interrupted");
        } finally {
            lock.unlock();
        }
    }

    /** Called by the event loop when there is room again, or no channel any more. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
