package io.culver.imap.wire;

import io.culver.model.InternalDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The protocol's own way of writing dates. {@code date}, {@code date-time} RFC 9051 §9 */
public final class Dates {

    private static final Words<Month> MONTHS = months();
    private static final DateTimeFormatter DATE_TIME = formatter("d-MMM-uuuu HH:mm:ss xx");
    private static final DateTimeFormatter WRITTEN = formatter("dd-MMM-uuuu HH:mm:ss xx");

    /** The length of {@code date-time}, which has fixed columns. */
    private static final int DATE_TIME_LENGTH = "dd-MMM-yyyy HH:mm:ss +zzzz".length();

    private Dates() {}

    private static Words<Month> months() {
        var months = new Words<Month>();
        for (Month month : Month.values()) {
            months.add(month.name().substring(0, 3), month);
        }
        return months;
    }

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
        } catch (DateTimeException | IllegalArgumentException bad) {
            return Optional.empty();
        }
    }

    /** {@code date-text}: the day in one or two digits. */
    static Optional<LocalDate> parseDate(String text) {
        int month = text.indexOf('-') + 1;
        int year = month + "MMM-".length();
        boolean fits =
                text.length() == year + "yyyy".length()
                        && month <= "dd-".length()
                        && text.charAt(year - 1) == '-'
                        && isNumber(text, 0, month - 1)
                        && isNumber(text, year, text.length());
        return fits ? date(text, month, year) : Optional.empty();
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Characters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return from < to;
    }

    private static Optional<LocalDate> date(String text, int month, int year) {
        int dayOfMonth = Integer.parseInt(text, 0, month - 1, 10);
        int inYear = Integer.parseInt(text, year, text.length(), 10);
        try {
            return MONTHS.find(text, month, year - 1)
                    .map(name -> LocalDate.of(inYear, name, dayOfMonth));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
