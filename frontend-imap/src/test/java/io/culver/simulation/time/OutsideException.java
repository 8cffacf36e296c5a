package io.culver.simulation.time;

/**
 * A simulated thread was woken by one that is not: the run cannot be repeated. On a machine that
 * does much else, a wait of ten seconds of real time ended before what was waited for was
 * simulated.
 */
public final class OutsideException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutsideException(String message) {
        super(message);
    }
}
