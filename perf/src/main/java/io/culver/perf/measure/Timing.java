package io.culver.perf.measure;

import io.culver.perf.report.Samples;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import io.culver.testkit.imap.ResponseLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Times commands, from the first octet sent to the tagged response. */
final class Timing {
    private static final double NANOS_IN_MILLI = 1_000_000;
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private Timing() {}

    /** Milliseconds until a command is answered, however many lines the answer has. */
    static double millis(ImapClient client, String command) {
        return millis(() -> run(client, command, _ -> {}));
    }

    static double millis(Runnable action) {
        long begin = System.nanoTime();
        action.run();
        return (System.nanoTime() - begin) / NANOS_IN_MILLI;
    }

    /** Fewer repetitions than wanted, but one, if they take longer than {@link #ENOUGH}. */
    static Samples repeat(int repetitions, ImapClient client, String command) {
        List<Double> millis = new ArrayList<>();
        long begin = System.nanoTime();
        do {
            millis.add(millis(client, command));
        } while (millis.size() < repetitions && System.nanoTime() - begin < ENOUGH.toNanos());
        return Samples.of(millis);
    }

    /**
     * Runs a command.
     *
     * @throws IllegalStateException unless it is answered with OK
     */
    static void run(ImapClient client, String command, Consumer<ResponseLine> untagged) {
        ResponseLine tagged = client.command(command, untagged);
        var _ = new Response(List.of(), tagged).orThrow();
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / (NANOS_IN_MILLI * 1000);
    }
}
