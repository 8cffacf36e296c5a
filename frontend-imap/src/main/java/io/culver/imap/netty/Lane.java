package io.culver.imap.netty;

import io.culver.imap.session.Input;
import java.util.ArrayDeque;
import java.util.Queue;
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
    private final Queue<Input> queue = new ArrayDeque<>(2);
    private boolean isRunning;

    Lane(Executor executor, Consumer<Input> step) {
        this.executor = executor;
        this.step = step;
    }

    synchronized void offer(Input input) {
        queue.add(input);
        if (!isRunning) {
            isRunning = true;
            executor.execute(this::run);
        }
    }

    private void run() {
        for (Input input = next(); input != null; input = next()) {
            step.accept(input);
        }
    }

    private synchronized @Nullable Input next() {
        Input input = queue.poll();
        isRunning = input != null; // absent: give the thread back
        return input;
    }

    synchronized int size() {
        return queue.size();
    }

    synchronized boolean contains(Predicate<Input> wanted) {
        return queue.stream().anyMatch(wanted);
    }

    synchronized void drop(Predicate<Input> unwanted) {
        queue.removeIf(unwanted);
    }
}
