package io.culver.testkit.transcript;

/** A transcript file that cannot be read as one; says where. */
public final class TranscriptSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TranscriptSyntaxException(int line, String expected) {
        super("line " + line + ": expected " + expected);
    }
}
