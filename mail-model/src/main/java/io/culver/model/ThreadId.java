package io.culver.model;

/** Messages that belong together, in whatever mailboxes of an account. THREADID of RFC 8474 §5.2 */
public record ThreadId(long value) {

    /** Of a message that nothing ties to another one. */
    public static ThreadId alone(EmailId email) {
        return new ThreadId(email.value());
    }
}
