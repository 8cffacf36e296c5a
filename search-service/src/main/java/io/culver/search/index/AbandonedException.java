package io.culver.search.index;

/** Whoever asked is no longer waiting, so the work was dropped. */
public final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AbandonedException() {
        super("the caller no longer waits", null, false, false);
    }
}
