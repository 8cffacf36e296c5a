package io.culver.testkit.transcript;

/** The state of a connection when a session starts. RFC 9051 §3 */
sealed interface ConnectionState {
    /** Connected; the greeting has been read. */
    record NotAuthenticated() implements ConnectionState {}

    record Authenticated() implements ConnectionState {}

    record Selected(String mailbox, boolean readOnly) implements ConnectionState {}
}
