package io.culver.search.extract.wire;

import java.util.Arrays;
import java.util.Optional;

/** How a worker ends, told by its exit code. */
public enum WorkerExit {
    /** The JVM's own code for {@code ExitOnOutOfMemoryError}. */
    MEMORY(3),
    /** A document is nested deeper than the stack. */
    DEPTH(4),
    /** The search service is gone. */
    ORPHAN(5);

    private final int code;

    WorkerExit(int code) {
        this.code = code;
    }

    public static Optional<WorkerExit> of(int code) {
        return Arrays.stream(values()).filter(exit -> exit.code == code).findFirst();
    }

    /** Ends this process at once; does not return. */
    public IllegalStateException halt() {
        Runtime.getRuntime().halt(code);
        return new IllegalStateException("halted");
    }
}
