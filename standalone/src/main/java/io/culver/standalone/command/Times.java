package io.culver.standalone.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments as people write them: ISO 8601 with a zone, or a date, which begins here at midnight. */
final class Times {
    private Times() {}

    /** Absent if nothing was written. */
    static Optional<Instant> parse(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(parse(text, ZoneId.systemDefault()));
    }

    /**
     * @throws IllegalArgumentException if it is neither
     */
    static Instant parse(String text, ZoneId here) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(here).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "not a time: "
                            + text
                            + " (2026-11-23T14:30:00Z, 2026-11-23T14:30:00+01:00, or"
                            + " a date)",
                    e);
        }
    }
}
