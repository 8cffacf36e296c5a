package io.culver.mailbox.grpc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * So many commits, and what they took.
 *
 * @param here CPU time of a commit in this process, in microseconds
 * @param cassandra likewise in the processes that this one has started; 0 if Cassandra is no such
 */
record Work(double commits, double seconds, double here, double cassandra) {
    /** Has the work done. It returns how many commits there were. */
    static Work of(Callable<? extends Number> work) throws Exception {
        double here = cpuHere();
        double cassandra = cpuOfCassandra();
        long begin = System.nanoTime();
        double commits = work.call().doubleValue();
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Work(
                commits,
                seconds,
                (cpuHere() - here) / commits,
                (cpuOfCassandra() - cassandra) / commits);
    }

    double rate() {
        return commits / seconds;
    }

    private static double cpuHere() {
        return micros(ProcessHandle.current());
    }

    private static double cpuOfCassandra() {
        return ProcessHandle.current().descendants().mapToDouble(Work::micros).sum();
    }

    private static double micros(ProcessHandle process) {
        Optional<Duration> time = process.info().totalCpuDuration();
        return time.orElse(Duration.ZERO).toNanos() / 1e3;
    }

    @Override
    public String toString() {
        return "%.0f commits/s (CPU %.0f + %.0f µs)".formatted(rate(), here, cassandra);
    }
}
