package io.culver.model;

/** An expected refusal: its text is constant and safe to show; it carries no stack trace. */
public final class MailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final MailError error;

    public MailException(MailError error, String text) {
        super(text, null, false, false);
        this.error = error;
    }

    public MailError error() {
        return error;
    }
}
