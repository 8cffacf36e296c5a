package io.culver.mailbox.owner;

import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.model.AccountId;
import java.util.concurrent.Semaphore;

/** An account log whose appends wait at a gate while it is shut. */
final class GatedLog extends ForwardingLog {
    private static final int CALLERS = 1000;

    private final Semaphore gate = new Semaphore(CALLERS);

    GatedLog(AccountLog log) {
        super(log);
    }

    void shut() {
        gate.drainPermits();
    }

    void open() {
        gate.release(CALLERS);
    }

    boolean someoneWaits() {
        return gate.hasQueuedThreads();
    }

    @Override
    public AppendOutcome append(AccountId account, Head expected, Commit commit) {
        gate.acquireUninterruptibly();
        try {
            return super.append(account, expected, commit);
        } finally {
            gate.release();
        }
    }
}
