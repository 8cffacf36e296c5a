package io.culver.perf.storm;

/** A connection that ended, or on which no answer came in time. */
final class ConnectionLostException extends Exception {
    private static final long serialVersionUID = 1L;

    ConnectionLostException(String why) {
        super(why);
    }
}
