package io.culver.mailbox.codec;

import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.domain.SegmentBuilder;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MessageRow;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.model.ThreadId;
import io.culver.model.Uid;
import io.culver.proto.FlagCodec;
import io.culver.proto.storage.v1.CheckpointProto;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Bundles of segments: columns of small steps, some 26 octets a message. */
public final class SegmentCodec {
    private SegmentCodec() {}

    /** The bundle that will be the object {@code id}. */
    public static Octets encode(List<Segment> segments, ObjectId id) {
        var bundle = CheckpointProto.Bundle.newBuilder();
        segments.forEach(it -> bundle.addSegments(encode(it)));
        return Frame.seal(bundle.build(), id.bits());
    }

    /**
     * The segments of the bundle that is this object, in the order they were given. {@code
     * CORRUPTION}.
     */
    public static List<Segment> decode(Octets octets, ObjectId id) {
        return Frame.open(
                octets,
                CheckpointProto.Bundle.parser(),
                it -> it.getSegmentsList().stream().map(SegmentCodec::decode).toList(),
                id.bits());
    }

    private static CheckpointProto.Segment encode(Segment segment) {
        var message = CheckpointProto.Segment.newBuilder();
        segment.flags().sets().forEach(it -> message.addFlagSets(FlagCodec.encode(it)));
        message.setMaxExpungeModSeq(segment.maxExpungeModSeq().value());
        Row last = Row.BEFORE_FIRST;
        for (int i = 0; i < segment.count(); i++) {
            MessageRow it = segment.row(i);
            Row row = Row.of(it);
            message.addUids((int) (row.uid - last.uid))
                    .addEmailIds(row.email - last.email)
                    .addFlags(segment.flags().index(i))
                    .addModSeqs(row.modSeq - last.modSeq)
                    .addSizes(it.size().octets())
                    .addSeconds(row.seconds - last.seconds)
                    .addZoneMinutes(row.zoneMinutes - last.zoneMinutes)
                    .addSentDays(encode(segment.sentDate(i), it.internalDate()))
                    .addSavedSeconds(row.saved - last.saved)
                    .addThreadIds(it.thread().value());
            last = row;
        }
        return message.build();
    }

    /** The columns that are written as steps. */
    private record Row(
            long uid, long email, long modSeq, long seconds, int zoneMinutes, long saved) {
        static final Row BEFORE_FIRST = new Row(0, 0, 0, 0, 0, 0);

        static Row of(MessageRow it) {
            return new Row(
                    it.uid().value(),
                    it.email().value(),
                    it.modSeq().value(),
                    it.internalDate().instant().getEpochSecond(),
                    it.internalDate().zone().getTotalSeconds() / 60,
                    it.saved().getEpochSecond());
        }

        Row next(CheckpointProto.Segment message, int i) {
            long received = seconds + message.getSeconds(i);
            return new Row(
                    uid + Integer.toUnsignedLong(message.getUids(i)),
                    email + message.getEmailIds(i),
                    modSeq + message.getModSeqs(i),
                    received,
                    zoneMinutes + message.getZoneMinutes(i),
                    message.getSavedSecondsCount() == 0
                            ? received
                            : saved + message.getSavedSeconds(i));
        }

        InternalDate internalDate() {
            return new InternalDate(
                    Instant.ofEpochSecond(seconds), ZoneOffset.ofTotalSeconds(zoneMinutes * 60));
        }
    }

    /** Mail mostly arrives on the day it was sent, or near it. */
    private static long encode(Optional<LocalDate> sent, InternalDate arrival) {
        if (sent.isEmpty()) {
            return 0;
        }
        long days = sent.get().toEpochDay() - arrival.date().toEpochDay();
        return ((days << 1) ^ (days >> 63)) + 1;
    }

    private static Optional<LocalDate> decode(long number, InternalDate arrival) {
        if (number == 0) {
            return Optional.empty();
        }
        long zigzag = number - 1;
        long days = (zigzag >>> 1) ^ -(zigzag & 1);
        return Optional.of(LocalDate.ofEpochDay(arrival.date().toEpochDay() + days));
    }

    private static ThreadId thread(CheckpointProto.Segment message, int i, EmailId email) {
        return message.getThreadIdsCount() == 0
                ? ThreadId.alone(email)
                : new ThreadId(message.getThreadIds(i));
    }

    private static Segment decode(CheckpointProto.Segment message) {
        List<Flags> flagSets = message.getFlagSetsList().stream().map(FlagCodec::decode).toList();
        SegmentBuilder segment = new SegmentBuilder().expungedAt(message.getMaxExpungeModSeq());
        Row row = Row.BEFORE_FIRST;
        for (int i = 0; i < message.getUidsCount(); i++) {
            row = row.next(message, i);
            InternalDate arrival = row.internalDate();
            MessageRow decoded =
                    new MessageRow(
                            new Uid(row.uid),
                            new EmailId(row.email),
                            thread(message, i, new EmailId(row.email)),
                            flagSets.get(message.getFlags(i)),
                            new ModSeq(row.modSeq),
                            new DataSize(message.getSizes(i)),
                            arrival,
                            Instant.ofEpochSecond(row.saved));
            segment.add(decoded, decode(message.getSentDays(i), arrival));
        }
        return segment.build();
    }
}
