package io.culver.imap.netty;

import io.culver.imap.session.Input;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One connection's inputs, taken in order, one at a time. It borrows a thread only while there is
 * an input, so that an idle connection holds none.
 */
final class Lane {

    private final Executor executor;
    private final Consumer<Input> step;
    private final Runnable whenIdle;
    private final Deque<Input> queue = new ArrayDeque<>(2);
    private boolean isRunning;
    private boolean isPaused;

    /**
     * @param whenIdle is called when all inputs have been taken, or a pause has begun
     */
    Lane(Executor executor, Consumer<Input> step, Runnable whenIdle) {
        this.executor = executor;
        this.step = step;
        this.whenIdle = whenIdle;
    }

    synchronized void offer(Input input) {
        queue.addLast(input);
        start();
    }

    /** As {@link #offer}; all are in the queue before the first is taken. */
    synchronized void offerAll(Collection<Input> inputs) {
        if (!inputs.isEmpty()) {
            queue.addAll(inputs);
            start();
        }
    }

    /** Takes nothing more after the input at hand, until {@link #resume} or {@link #interrupt}. */
    synchronized void pause() {
        isPaused = true;
    }

    /** Ends a pause, if there still is one, with this input. */
    synchronized void resume(Input first) {
        if (isPaused) {
            isPaused = false;
            queue.addFirst(first);
            start();
        }
    }

    /** As {@link #offer}, but does not wait for a pause to end. */
    synchronized void interrupt(Input input) {
        if (isPaused) {
            resume(input);
        } else {
            offer(input);
        }
    }

    private void start() {
        if (!isRunning && !isPaused) {
            isRunning = true;
            executor.execute(this::run);
        }
    }

    private void run() {
        for (Input input = next(); input != null; input = next()) {
            step.accept(input);
        }
        whenIdle.run();
    }

    private synchronized @Nullable Input next() {
        Input input = isPaused ? null : queue.pollFirst();
        isRunning = input != null; // absent: give the thread back
        return input;
    }

    /** Whether an input is at hand, or waits. */
    synchronized boolean isBusy() {
        return isRunning || !queue.isEmpty();
    }

    /** Whether nothing is at hand, waits, or is put off. */
    synchronized boolean isSettled() {
        return !isBusy() && !isPaused;
    }

    synchronized int size() {
        return queue.size();
    }

    synchronized boolean contains(Predicate<Input> wanted) {
        return queue.stream().anyMatch(wanted);
    }
}
