package io.culver.imap.session;

import io.culver.imap.protocol.State;
import io.culver.imap.store.OpenMailbox;
import io.culver.imap.store.Subscription;
import io.culver.model.ModSeq;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a subscription to the selected mailbox's account, and puts what it tells into the
 * connection's queue: one input however many changes, until that is taken.
 */
final class Follower {

    private static final Subscription NONE = () -> {};

    private final Connection connection;
    private final AtomicLong latest = new AtomicLong();

    private Optional<OpenMailbox> followed = Optional.empty();
    private Subscription subscription = NONE;

    Follower(Connection connection) {
        this.connection = connection;
    }

    /** Follows what is selected now, and nothing else. */
    void follow(State state) {
        Optional<OpenMailbox> selected =
                state instanceof State.Selected now ? Optional.of(now.mailbox()) : Optional.empty();
        if (selected.equals(followed)) {
            return;
        }
        subscription.close();
        subscription = NONE;
        followed = selected;
        if (state instanceof State.Selected now) {
            subscription = now.account().watch(now.view().at(), this::note);
        }
    }

    /** Called by the store's threads: only takes note. */
    private void note(ModSeq modSeq) {
        if (latest.getAndAccumulate(modSeq.value(), Math::max) == 0) {
            connection.enqueue(new Input.Changed());
        }
    }

    /** The last change told of since the last call. */
    ModSeq taken() {
        return new ModSeq(latest.getAndSet(0));
    }
}
