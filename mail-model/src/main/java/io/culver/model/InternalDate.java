package io.culver.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * When a message was received, to the second, with the zone it was told in. As told, it lies in the
 * years 0 to 9999, for {@code date-year} has four digits. RFC 9051 §2.3.3
 */
public record InternalDate(Instant instant, ZoneOffset zone) {
    private static final long EARLIEST = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;
    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400;

    public InternalDate {
        instant = instant.truncatedTo(ChronoUnit.SECONDS);
        if (zone.getTotalSeconds() % 60 != 0) {
            throw new IllegalArgumentException("zone is not in whole minutes: " + zone);
        }
        long told = instant.getEpochSecond() + zone.getTotalSeconds();
        if (told < EARLIEST || told >= END) {
            throw new IllegalArgumentException("date out of range: " + instant);
        }
    }

    public static InternalDate of(OffsetDateTime time) {
        return new InternalDate(time.toInstant(), time.getOffset());
    }

    /** An instant without a zone of its own is told in UTC. */
    public static InternalDate of(Instant instant) {
        return new InternalDate(instant, ZoneOffset.UTC);
    }

    public OffsetDateTime toOffsetDateTime() {
        return instant.atOffset(zone);
    }

    /** The calendar date as told, which SEARCH ON, SINCE and BEFORE compare. RFC 9051 §6.4.4 */
    public LocalDate date() {
        return toOffsetDateTime().toLocalDate();
    }
}
