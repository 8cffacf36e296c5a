package io.culver.imap.wire;

import io.culver.model.InternalDate;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The protocol's own way of writing dates. {@code date}, {@code date-time} RFC 9051 §9 */
public final class Dates {

    private static final DateTimeFormatter DATE = formatter("d-MMM-uuuu");
    private static final DateTimeFormatter DATE_TIME = formatter("d-MMM-uuuu HH:mm:ss xx");
    private static final DateTimeFormatter WRITTEN = formatter("dd-MMM-uuuu HH:mm:ss xx");

    /** The length of {@code date-time}, which has fixed columns. */
    private static final int DATE_TIME_LENGTH = "dd-MMM-yyyy HH:mm:ss +zzzz".length();

    private Dates() {}

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** As FETCH INTERNALDATE writes it, without quotes. */
    public static String format(InternalDate date) {
        return WRITTEN.format(date.toOffsetDateTime());
    }

    /** {@code date-time} without its quotes: the day padded by a space or by 0. */
    static Optional<InternalDate> parseDateTime(String text) {
        if (text.length() != DATE_TIME_LENGTH) {
            return Optional.empty();
        }
        try {
            String unpadded = text.startsWith(" ") ? text.substring(1) : text;
            return Optional.of(InternalDate.of(OffsetDateTime.parse(unpadded, DATE_TIME)));
        } catch (DateTimeParseException | IllegalArgumentException bad) {
            return Optional.empty();
        }
    }

    /** {@code date-text}: the day in one or two digits. */
    static Optional<LocalDate> parseDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DATE));
        } catch (DateTimeParseException bad) {
            return Optional.empty();
        }
    }
}
