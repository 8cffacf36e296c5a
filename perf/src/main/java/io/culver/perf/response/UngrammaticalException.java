package io.culver.perf.response;

/** A response that no production derives. */
public final class UngrammaticalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UngrammaticalException(String expected, int offset) {
        super("expected " + expected + " at " + offset);
    }
}
