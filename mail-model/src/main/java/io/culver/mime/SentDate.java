package io.culver.mime;

import io.culver.model.RawText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a Date field: its calendar date as told there, or its moment. RFC 5322 §3.3, §4.3 */
public final class SentDate {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    /** {@code obs-zone}, in hours; what is not here says nothing. RFC 5322 §4.3 */
    private static final Map<String, Integer> ZONES =
            Map.of(
                    "EDT", -4, "EST", -5, "CDT", -5, "CST", -6, "MDT", -6, "MST", -7, "PDT", -7,
                    "PST", -8);

    private SentDate() {}

    /** The calendar date: empty if the field does not begin with one. */
    static Optional<LocalDate> of(RawText value) {
        return day(new FieldCursor(value.octets()));
    }

    /**
     * The sent date: empty if the field does not begin with a calendar date. An unknown zone is
     * UTC, an unknown time midnight. RFC 5256 §2.2
     */
    public static Optional<Instant> moment(RawText value) {
        var in = new FieldCursor(value.octets());
        return day(in).map(day -> {
            Optional<LocalTime> time = time(word(in));
            Instant asUtc = day.atTime(time.orElse(LocalTime.MIDNIGHT)).toInstant(ZoneOffset.UTC);
            return time.isEmpty() ? asUtc : asUtc.minus(eastOfUtc(word(in)));
        });
    }

    /** {@code time-of-day = hour ":" minute [ ":" second ]} */
    private static Optional<LocalTime> time(String word) {
        String[] parts = word.split(":", -1);
        boolean isTime = parts.length == 2 || parts.length == 3;
        for (String part : parts) {
            isTime &= isNumber(part, 1, 2);
        }
        if (!isTime) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(parts[0]);
        int minute = Integer.parseInt(parts[1]);
        int second = parts.length == 2 ? 0 : Integer.parseInt(parts[2]);
        return hour > 23 || minute > 59 || second > 60
                ? Optional.empty()
                : Optional.of(LocalTime.of(hour, minute, Math.min(second, 59))); // leap seconds
    }

    /** {@code zone = ( "+" / "-" ) 4DIGIT / obs-zone} */
    private static Duration eastOfUtc(String zone) {
        boolean isWest = zone.startsWith("-");
        if (!(isWest || zone.startsWith("+")) || !isNumber(zone.substring(1), 4, 4)) {
            return Duration.ofHours(ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
        }
        int digits = Integer.parseInt(zone.substring(1));
        Duration distance = Duration.ofMinutes(digits / 100 * 60 + digits % 100);
        return isWest ? distance.negated() : distance;
    }

    /** {@code [day-of-week ","] day month year} */
    private static Optional<LocalDate> day(FieldCursor in) {
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
