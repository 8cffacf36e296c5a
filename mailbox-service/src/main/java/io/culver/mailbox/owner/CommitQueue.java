package io.culver.mailbox.owner;

import io.culver.model.MailError;
import io.culver.model.MailException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Requests in the order they came. While there are any, one task takes them in groups; what comes
 * while a group is under way is in the next one. An account that nothing is asked of has no task.
 */
final class CommitQueue {
    private final Executor executor;
    private final Function<List<Pending>, List<Pending>> commit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isIdle = lock.newCondition();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private boolean isRunning;
    private boolean isClosed;

    /**
     * A queue with nothing in it.
     *
     * @param commit ends the requests of a group, and returns those that it had no room for
     */
    CommitQueue(Executor executor, Function<List<Pending>, List<Pending>> commit) {
        this.executor = executor;
        this.commit = commit;
    }

    /** {@code UNAVAILABLE} if there is no room, or no time any more. */
    void add(Pending pending) {
        lock.lock();
        try {
            if (isClosed || waiting.size() >= OwnerLimits.QUEUED_REQUESTS) {
                throw new MailException(MailError.UNAVAILABLE, "The account is busy");
            }
            waiting.add(pending);
            if (isRunning) {
                return;
            }
            isRunning = true;
        } finally {
            lock.unlock();
        }
        start();
    }

    private void start() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException _) {
            lock.lock();
            try {
                MailException end = new MailException(MailError.UNAVAILABLE, "Shutting down");
                waiting.forEach(it -> it.fail(end));
                waiting.clear();
                isRunning = false;
                isIdle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void run() {
        boolean isFinished = false;
        try {
            commitAll();
            isFinished = true;
        } finally {
            if (!isFinished) {
                start(); // an error ended this task, but whoever waits still has a turn
            }
        }
    }

    private void commitAll() {
        for (List<Pending> group = next(); !group.isEmpty(); group = next()) {
            List<Pending> rest = List.of();
            try {
                rest = commit.apply(group);
            } finally {
                putBack(rest);
                List<Pending> later = rest;
                // Whatever went wrong, nobody waits for ever. Does nothing to those that have
                // ended.
                group.stream()
                        .filter(it -> !later.contains(it))
                        .forEach(it ->
                                it.fail(
                                        new MailException(
                                                MailError.OUTCOME_UNKNOWN,
                                                "The change may be made or not")));
            }
        }
    }

    /** The next group; empty, and this task is the account's no longer, if nothing waits. */
    private List<Pending> next() {
        lock.lock();
        try {
            List<Pending> group = new ArrayList<>();
            while (!waiting.isEmpty() && group.size() < OwnerLimits.COMMIT_ENTRIES) {
                group.add(waiting.remove());
            }
            if (group.isEmpty()) {
                isRunning = false;
                isIdle.signalAll();
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void putBack(List<Pending> rest) {
        lock.lock();
        try {
            for (int i = rest.size() - 1; i >= 0; i--) {
                waiting.addFirst(rest.get(i));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes no more, and waits until everything that was taken has ended, or until the time is up.
     */
    void close(Duration patience) {
        lock.lock();
        try {
            isClosed = true;
            long nanos = patience.toNanos();
            while (isRunning && nanos > 0) {
                nanos = isIdle.awaitNanos(nanos);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
