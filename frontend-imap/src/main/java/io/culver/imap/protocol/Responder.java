package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailException;
import java.util.Optional;

/** Sends responses to the client, in order. */
public final class Responder {

    private final ResponseWriter out;
    private boolean isInside;
    private String tag = "";
    private Optional<ResponseCode> note = Optional.empty();

    public Responder(ResponseWriter out) {
        this.out = out;
    }

    /** Whether strings may be UTF-8. */
    public boolean isUtf8() {
        return out.isUtf8();
    }

    /** From now on answers the command with this tag. */
    public void answer(String command) {
        tag = command;
    }

    /** The tag of the command that is answered; empty if there is none. */
    public String tag() {
        return tag;
    }

    /**
     * Sends an untagged response. If a refusal breaks it off while none of it has left yet, it is
     * as if it had never begun. RFC 9051 §2.2.2
     */
    public void send(Untagged response) {
        long begin = out.written();
        isInside = true;
        try {
            out.atom("*").space();
            response.writeTo(out);
        } catch (MailException refusal) {
            isInside = !out.takeBackTo(begin);
            throw refusal;
        }
        out.crlf();
        isInside = false;
    }

    /** The command's OK is to carry this code; if it has one already, an untagged NO does. */
    public void note(ResponseCode code) {
        note = Optional.of(code);
    }

    /** Sends a tagged response. */
    public void send(String tag, Status status) {
        boolean isNoted = note.isPresent() && status.kind() == Status.Kind.OK;
        if (isNoted && status.code().isPresent()) {
            send(new Status(Status.Kind.NO, note, "Not for all of the messages"));
        }
        write(
                tag,
                isNoted && status.code().isEmpty()
                        ? new Status(Status.Kind.OK, note, status.text())
                        : status);
        note = Optional.empty();
    }

    private void write(String tag, Status status) {
        out.atom(tag).space();
        status.writeTo(out);
        out.crlf();
    }

    /** Sends a continuation request. RFC 9051 §7.6 */
    public void prompt(String text) {
        out.atom("+").space().text(text).crlf();
    }

    /** Hands what has been sent so far to the client. */
    public void flush() {
        out.flush();
    }

    /**
     * Has this done as soon as the client is gone, in place of what was to be done before. It must
     * not wait.
     */
    public void whenGone(Runnable act) {
        out.whenGone(act);
    }

    /** Whether a response was broken off, so that nothing the client could read can follow. */
    public boolean isInsideResponse() {
        return isInside;
    }
}
