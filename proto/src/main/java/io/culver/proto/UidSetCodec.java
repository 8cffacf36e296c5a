package io.culver.proto;

import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.proto.model.v1.ModelProto;

/** Sets of UIDs as the steps between and within their ranges: small numbers, few octets. */
public final class UidSetCodec {
    private UidSetCodec() {}

    public static ModelProto.UidSet encode(UidSet uids) {
        var message = ModelProto.UidSet.newBuilder();
        long previous = 0;
        for (UidSet.Range range : uids.ranges()) {
            long first = range.first().value();
            long last = range.last().value();
            message.addSteps((int) (first - previous)).addSteps((int) (last - first));
            previous = last;
        }
        return message.build();
    }

    public static UidSet decode(ModelProto.UidSet message) {
        return Malformed.unless(() -> uids(message), "malformed UID set");
    }

    private static UidSet uids(ModelProto.UidSet message) {
        int count = message.getStepsCount();
        if (count % 2 != 0) {
            throw new IllegalArgumentException("range without an end");
        }
        UidSet.Builder uids = UidSet.builder();
        long last = 0;
        for (int i = 0; i < count; i += 2) {
            long gap = Integer.toUnsignedLong(message.getSteps(i));
            if (i > 0 && gap < 2) {
                throw new IllegalArgumentException("range that touches the one before");
            }
            long first = last + gap;
            last = first + Integer.toUnsignedLong(message.getSteps(i + 1));
            uids.add(new Uid(first), new Uid(last));
        }
        return uids.build();
    }
}
