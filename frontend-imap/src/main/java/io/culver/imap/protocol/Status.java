package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import java.util.Optional;

/** A status response: how a command ended, or by itself a notice. RFC 9051 §7.1 */
public record Status(Kind kind, Optional<ResponseCode> code, String text) implements Untagged {

    /** RFC 9051 §7.1.1 to §7.1.5 */
    public enum Kind {
        OK,
        NO,
        BAD,
        BYE
    }

    /** A notice that is all code. */
    public static Status ok(ResponseCode code) {
        return ok(code, "Noted");
    }

    public static Status ok(ResponseCode code, String text) {
        return new Status(Kind.OK, Optional.of(code), text);
    }

    public static Status ok(String text) {
        return new Status(Kind.OK, Optional.empty(), text);
    }

    public static Status no(String text) {
        return new Status(Kind.NO, Optional.empty(), text);
    }

    public static Status bad(String text) {
        return new Status(Kind.BAD, Optional.empty(), text);
    }

    public static Status bye(String text) {
        return new Status(Kind.BYE, Optional.empty(), text);
    }

    public static Status bye(ResponseCode code, String text) {
        return new Status(Kind.BYE, Optional.of(code), text);
    }

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom(kind.name()).space();
        code.ifPresent(each -> {
            out.atom("[");
            each.writeTo(out);
            out.atom("]").space();
        });
        out.text(text);
    }
}
