package io.culver.mailbox.codec;

import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.Flags;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.model.OpId;
import io.culver.proto.FlagCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.storage.v1.CheckpointProto;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deltas: flags and mod-sequences that changed since segments were written, few octets a row. */
public final class DeltaCodec {
    private DeltaCodec() {}

    /**
     * Rows of one stored segment that are not as they were written.
     *
     * @param segment as it is now
     */
    public record Changed(StoredSegment stored, Segment segment, BitSet rows) {}

    /** The delta that will be the object {@code id}. */
    public static Octets encode(List<Changed> changes, ObjectId id) {
        var delta = CheckpointProto.Delta.newBuilder();
        Map<ObjectId, Integer> bundles = new LinkedHashMap<>();
        Map<Flags, Integer> flagSets = new LinkedHashMap<>();
        for (Changed it : changes) {
            ObjectId bundle = it.stored().bundle();
            var marks =
                    delta.addMarksBuilder()
                            .setBundle(bundles.computeIfAbsent(bundle, _ -> bundles.size()))
                            .setPosition(it.stored().position());
            int lastRow = 0;
            long lastModSeq = 0;
            for (int row : it.rows().stream().toArray()) {
                Flags flags = it.segment().flags().get(row);
                long modSeq = it.segment().modSeq(row).value();
                marks.addRows(row - lastRow)
                        .addFlags(flagSets.computeIfAbsent(flags, _ -> flagSets.size()))
                        .addModSeqs(modSeq - lastModSeq);
                lastRow = row;
                lastModSeq = modSeq;
            }
        }
        bundles.keySet().forEach(it -> delta.addBundles(IdCodec.encode(new OpId(it.value()))));
        flagSets.keySet().forEach(it -> delta.addFlagSets(FlagCodec.encode(it)));
        return Frame.seal(delta.build(), id.bits());
    }

    /**
     * Brings segments up to the delta that is this object; those that are not there any more it
     * leaves alone. {@code CORRUPTION}.
     */
    public static void apply(Octets octets, ObjectId id, Map<StoredSegment, Segment> segments) {
        var _ =
                Frame.open(
                        octets,
                        CheckpointProto.Delta.parser(),
                        it -> apply(it, segments),
                        id.bits());
    }

    private static boolean apply(
            CheckpointProto.Delta delta, Map<StoredSegment, Segment> segments) {
        List<ObjectId> bundles =
                delta.getBundlesList().stream()
                        .map(it -> new ObjectId(IdCodec.opId(it).value()))
                        .toList();
        List<Flags> flagSets = delta.getFlagSetsList().stream().map(FlagCodec::decode).toList();
        for (var marks : delta.getMarksList()) {
            var stored = new StoredSegment(bundles.get(marks.getBundle()), marks.getPosition());
            segments.computeIfPresent(stored, (_, it) -> marked(it, marks, flagSets));
        }
        return true;
    }

    private static Segment marked(
            Segment segment, CheckpointProto.Delta.Marks marks, List<Flags> flagSets) {
        Segment.Marking marking = segment.marking();
        int row = 0;
        long modSeq = 0;
        for (int i = 0; i < marks.getRowsCount(); i++) {
            row += marks.getRows(i);
            modSeq += marks.getModSeqs(i);
            marking.mark(row, flagSets.get(marks.getFlags(i)), new ModSeq(modSeq));
        }
        return marking.build();
    }
}
