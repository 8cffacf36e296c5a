package io.culver.simulation.time;

import java.lang.reflect.Constructor;
import java.util.concurrent.Executor;

/**
 * Virtual threads whose steps run where we say. The JDK has such a constructor, but shows it to
 * nobody: the build opens {@code java.lang} to tests for it.
 */
final class StepThreads {
    private static final Constructor<?> BUILDER = builder();

    private StepThreads() {}

    private static Constructor<?> builder() {
        try {
            Constructor<?> builder =
                    Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                            .getDeclaredConstructor(Executor.class);
            builder.setAccessible(true);
            return builder;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException(
                    "needs --add-opens java.base/java.lang=ALL-UNNAMED and JDK 25", e);
        }
    }

    /**
     * A thread that is not started yet.
     *
     * @param steps gets each stretch from one wait of the thread to the next
     */
    static Thread unstarted(Executor steps, String name, Runnable body) {
        try {
            Thread.Builder.OfVirtual made = (Thread.Builder.OfVirtual) BUILDER.newInstance(steps);
            return made.name(name).unstarted(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
