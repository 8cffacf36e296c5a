package io.culver.proto;

import io.culver.model.InternalDate;
import io.culver.proto.model.v1.ModelProto;
import java.time.Instant;
import java.time.ZoneOffset;

/** Dates of arrival, as seconds and a zone in minutes. */
public final class InternalDateCodec {
    private InternalDateCodec() {}

    public static ModelProto.InternalDate encode(InternalDate date) {
        return ModelProto.InternalDate.newBuilder()
                .setSeconds(date.instant().getEpochSecond())
                .setZoneMinutes(zoneMinutes(date))
                .build();
    }

    public static InternalDate decode(ModelProto.InternalDate message) {
        return Malformed.unless(
                () -> internalDate(message.getSeconds(), message.getZoneMinutes()),
                "malformed internal date");
    }

    static int zoneMinutes(InternalDate date) {
        return date.zone().getTotalSeconds() / 60;
    }

    /**
     * A date, not yet checked for its sender.
     *
     * @throws IllegalArgumentException if {@link InternalDate} does not allow it
     * @throws java.time.DateTimeException if there is no such time or zone
     */
    static InternalDate internalDate(long seconds, int zoneMinutes) {
        return new InternalDate(
                Instant.ofEpochSecond(seconds),
                ZoneOffset.ofHoursMinutes(zoneMinutes / 60, zoneMinutes % 60));
    }
}
