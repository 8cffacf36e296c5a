package io.culver.perf.history;

/** How a command ended. */
public enum Outcome {
    OK,
    /** NO or BAD: nothing may have happened. */
    NO,
    /** The connection ended before the tagged answer: it may have happened, or may yet. */
    INFO
}
