package io.culver.mime;

import io.culver.model.RawText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the calendar date out of a Date field, as told there. RFC 5322 §3.3, RFC 5322 §4.3 */
final class SentDate {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private SentDate() {}

    /** {@code date-time = [day-of-week ","] day month year time}: empty if it is not that. */
    static Optional<LocalDate> of(RawText value) {
        var in = new FieldCursor(value.octets());
        in.space();
        if (!isDigit(in.peek())) { // the name of the day; whether it is right is not asked
            in.until(" \t,(");
            in.space();
            in.take(',');
        }
        String day = word(in);
        String month = word(in);
        String year = word(in);
        if (!isNumber(day, 1, 2) || !isNumber(year, 2, 4) || month.length() < 3) {
            return Optional.empty();
        }
        int number = MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        try {
            return Optional.of(LocalDate.of(fullYear(year), number, Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Years of two and three digits are obsolete. RFC 5322 §4.3 */
    private static int fullYear(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 2 && year < 50) {
            return 2000 + year;
        }
        int full = digits.length() < 4 ? FIRST_YEAR + year : year;
        if (full < FIRST_YEAR || full > LAST_YEAR) {
            throw new DateTimeException("year out of range");
        }
        return full;
    }

    private static String word(FieldCursor in) {
        in.space();
        return in.until(" \t,(");
    }

    private static boolean isNumber(String word, int digitsMin, int digitsMax) {
        return word.length() >= digitsMin
                && word.length() <= digitsMax
                && word.chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
