package io.culver.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of arrival keep the second and the zone they were told in. RFC 9051 §2.3.3 */
class InternalDateTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T23:30:00-05:00, 2026-11-23",
        "2026-11-23T00:10:00+14:00, 2026-11-23",
        "2026-11-23T12:00:00Z, 2026-11-23",
        "0000-01-01T00:00:00+18:00, 0000-01-01",
        "9999-12-31T23:59:59-18:00, 9999-12-31"
    })
    void isOnTheDayAsTold(OffsetDateTime time, LocalDate day) {
        InternalDate date = InternalDate.of(time);
        assertEquals(day, date.date());
        assertEquals(time, date.toOffsetDateTime());
    }

    @Test
    void hasNoFractionOfASecond() {
        Instant instant = Instant.parse("2026-11-23T06:00:00.999Z");
        assertEquals(Instant.parse("2026-11-23T06:00:00Z"), InternalDate.of(instant).instant());
        assertEquals(ZoneOffset.UTC, InternalDate.of(instant).zone());
    }

    @Test
    void refusesAZoneWithSeconds() {
        ZoneOffset amsterdamUntil1937 = ZoneOffset.ofHoursMinutesSeconds(0, 19, 32);
        assertThrows(
                IllegalArgumentException.class,
                () -> new InternalDate(Instant.EPOCH, amsterdamUntil1937));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00+18:00",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z"
            })
    void refusesYearsThatFourDigitsCannotTell(OffsetDateTime time) {
        assertThrows(IllegalArgumentException.class, () -> InternalDate.of(time));
    }
}
