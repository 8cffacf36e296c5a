package io.culver.imap.protocol;

import java.time.Duration;
import java.util.Optional;

/** What a command comes to. */
public sealed interface Reply {

    /** The tagged response, and what happens to the connection once it has been sent. */
    record Finished(Status status, Next next) implements Reply {}

    /** A {@code +} response; the client's next line goes to {@code continuation}. RFC 9051 §7.6 */
    record Continued(String prompt, Continuation continuation) implements Reply {}

    /**
     * Nothing yet: the rest runs after a delay, in which nothing else that the client has sent is
     * looked at.
     */
    record Postponed(Duration delay, Rest rest) implements Reply {}

    /** BYE and the end of the connection, without a tagged response. RFC 9051 §7.1.5 */
    record Farewell(Status bye) implements Reply {}

    /** What happens once a tagged response has been sent. */
    enum Next {
        COMMAND,
        START_TLS,
        COMPRESS,
        START_OVER,
        CLOSE
    }

    /** The rest of a command that waits for a line of the client's. */
    interface Continuation {

        /** Takes a line, which is no command. */
        Reply resume(String line, Responder out);

        /** Whether changes may be told while it waits. */
        boolean announcesChanges();
    }

    /** The rest of a command that is put off. Either of the two is called, once. */
    interface Rest {

        Reply run(Responder out);

        /** The connection ended before. */
        void drop();
    }

    static Finished ok(String text) {
        return finished(new Status(Status.Kind.OK, Optional.empty(), text));
    }

    static Finished ok(ResponseCode code, String text) {
        return finished(new Status(Status.Kind.OK, Optional.of(code), text));
    }

    static Finished no(String text) {
        return finished(new Status(Status.Kind.NO, Optional.empty(), text));
    }

    static Finished no(ResponseCode code, String text) {
        return finished(new Status(Status.Kind.NO, Optional.of(code), text));
    }

    static Finished bad(String text) {
        return finished(new Status(Status.Kind.BAD, Optional.empty(), text));
    }

    static Finished bad(ResponseCode code, String text) {
        return finished(new Status(Status.Kind.BAD, Optional.of(code), text));
    }

    private static Finished finished(Status status) {
        return new Finished(status, Next.COMMAND);
    }
}
