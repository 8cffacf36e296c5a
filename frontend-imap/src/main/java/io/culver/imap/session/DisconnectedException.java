package io.culver.imap.session;

/** The client is gone, so that nothing more can be read from it or written to it. */
public final class DisconnectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DisconnectedException(String text) {
        super(text, null, false, false);
    }
}
