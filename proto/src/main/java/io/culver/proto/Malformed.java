package io.culver.proto;

import io.culver.model.MailError;
import io.culver.model.MailException;
import java.time.DateTimeException;
import java.util.function.Supplier;

/** How decoders refuse: with INVALID and a constant text. */
final class Malformed {
    private Malformed() {}

    static MailException refusal(String text) {
        return new MailException(MailError.INVALID, text);
    }

    /** Makes a value; if the value's own rules do not allow it, refuses with the text. */
    static <T> T unless(Supplier<T> value, String text) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException _) {
            throw refusal(text);
        }
    }
}
