package io.culver.mailbox.store;

/** A store that cannot be opened. Its message is one line that tells the operator what to do. */
public final class UnusableStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableStoreException(String message) {
        super(message);
    }

    public UnusableStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
