package io.culver.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** When a message was received, to the second, with the zone it was told in. RFC 9051 §2.3.3 */
public record InternalDate(Instant instant, ZoneOffset zone) {
    private static final int MAX_ZONE_SECONDS = 18 * 60 * 60;

    public InternalDate {
        instant = instant.truncatedTo(ChronoUnit.SECONDS);
        if (Math.abs(zone.getTotalSeconds()) > MAX_ZONE_SECONDS
                || zone.getTotalSeconds() % 60 != 0) {
            throw new IllegalArgumentException("zone is not in whole minutes: " + zone);
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
