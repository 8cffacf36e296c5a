package io.culver.model;

/** How THREAD makes threads. {@code thread-alg} RFC 5256 §5 */
public enum ThreadAlgorithm {
    ORDEREDSUBJECT,
    REFERENCES
}
