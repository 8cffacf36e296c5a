package io.culver.mailbox.domain;

import io.culver.model.Flags;
import io.culver.model.MessageRow;
import java.util.BitSet;
import java.util.stream.Stream;

/**
 * Some rows of one segment of a mailbox.
 *
 * @param position of the segment in the mailbox, from 0
 */
public record SelectedRows(int position, Segment segment, BitSet rows) {
    public Stream<MessageRow> stream() {
        return rows.stream().mapToObj(segment::row);
    }

    /** The sum of the messages' sizes. */
    long octets() {
        return segment.octets(rows);
    }

    /** The different flag sets of these rows. */
    Stream<Flags> flags() {
        FlagColumn column = segment.flags();
        return rows.stream().map(column::index).distinct().mapToObj(column.sets()::get);
    }
}
