package io.culver.testkit.transcript;

/** One line of a session. */
sealed interface Step {
    /** What a client's line says when the client closes the connection instead. */
    String CLOSE = "<close>";

    /** What a server's line says when the server has closed the connection instead. */
    String CLOSED = "<closed>";

    /** The line in the file, from 1. */
    int line();

    /** Which of the session's connections; empty if there is only one. */
    String connection();

    /** {@code C:}, a line as the client sends it, without its CRLF. */
    record Send(int line, String connection, String text) implements Step {
        boolean closes() {
            return text.equals(CLOSE);
        }
    }

    /** {@code S:}, a line that the server must send next on that connection, without its CRLF. */
    record Expect(int line, String connection, String pattern) implements Step {}
}
