package io.culver.proto;

import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flags;
import io.culver.model.MessageRow;
import io.culver.model.ModSeq;
import io.culver.model.ThreadId;
import io.culver.model.Uid;
import io.culver.proto.model.v1.ModelProto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages' rows as columns. Each set of flags is written once and, when read, shared by all rows
 * that have it: a mailbox has few sets and many rows.
 */
public final class RowCodec {
    private RowCodec() {}

    public static ModelProto.MessageRows encode(List<MessageRow> rows) {
        var message = ModelProto.MessageRows.newBuilder();
        Map<Flags, Integer> flagSets = new HashMap<>();
        for (MessageRow row : rows) {
            Integer flags = flagSets.get(row.flags());
            if (flags == null) {
                flags = flagSets.size();
                flagSets.put(row.flags(), flags);
                message.addFlagSets(FlagCodec.encode(row.flags()));
            }
            message.addUids(NumberCodec.encode(row.uid()))
                    .addEmailIds(row.email().value())
                    .addFlags(flags)
                    .addModSeqs(row.modSeq().value())
                    .addSizes(row.size().octets())
                    .addSeconds(row.internalDate().instant().getEpochSecond())
                    .addZoneMinutes(InternalDateCodec.zoneMinutes(row.internalDate()))
                    .addSavedSeconds(row.saved().getEpochSecond())
                    .addThreadIds(row.thread().value());
        }
        return message.build();
    }

    public static List<MessageRow> decode(ModelProto.MessageRows message) {
        return Malformed.unless(() -> rows(message), "malformed rows");
    }

    private static List<MessageRow> rows(ModelProto.MessageRows message) {
        checkColumns(message);
        List<Flags> flagSets = message.getFlagSetsList().stream().map(FlagCodec::decode).toList();
        int count = message.getUidsCount();
        List<MessageRow> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(
                    new MessageRow(
                            new Uid(Integer.toUnsignedLong(message.getUids(i))),
                            new EmailId(message.getEmailIds(i)),
                            new ThreadId(message.getThreadIds(i)),
                            flagSet(flagSets, message.getFlags(i)),
                            new ModSeq(message.getModSeqs(i)),
                            new DataSize(message.getSizes(i)),
                            InternalDateCodec.internalDate(
                                    message.getSeconds(i), message.getZoneMinutes(i)),
                            Instant.ofEpochSecond(message.getSavedSeconds(i))));
        }
        return rows;
    }

    private static void checkColumns(ModelProto.MessageRows message) {
        int count = message.getUidsCount();
        if (message.getEmailIdsCount() != count
                || message.getFlagsCount() != count
                || message.getModSeqsCount() != count
                || message.getSizesCount() != count
                || message.getSecondsCount() != count
                || message.getZoneMinutesCount() != count
                || message.getSavedSecondsCount() != count
                || message.getThreadIdsCount() != count) {
            throw new IllegalArgumentException("columns differ in length");
        }
    }

    private static Flags flagSet(List<Flags> flagSets, int index) {
        if (index < 0 || index >= flagSets.size()) {
            throw new IllegalArgumentException("no such set of flags");
        }
        return flagSets.get(index);
    }
}
