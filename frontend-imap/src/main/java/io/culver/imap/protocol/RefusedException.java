package io.culver.imap.protocol;

/** A command is refused in words of its own; becomes its tagged response. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Status status;

    public RefusedException(Status status) {
        super(status.text(), null, false, false);
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
