package io.culver.search.extract;

import io.culver.model.DataSize;
import io.culver.search.extract.worker.WorkerMain;
import io.culver.search.limits.SearchLimits;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How documents are read.
 *
 * @param directory where workers put the document that they read
 * @param count workers at a time
 * @param heap of each of them
 * @param idle a worker without work for so long is ended
 * @param main the class that is a worker's program
 */
public record WorkerSettings(Path directory, int count, DataSize heap, Duration idle, String main) {
    /** The defaults: one worker for each two processors, and two at most. */
    public static WorkerSettings of(Path directory) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new WorkerSettings(
                directory,
                Math.clamp(processors / 2, 1, 2),
                SearchLimits.WORKER_HEAP,
                SearchLimits.WORKER_IDLE,
                WorkerMain.class.getName());
    }
}
