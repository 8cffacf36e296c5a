package io.culver.mailbox.domain;

import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MessageRow;
import io.culver.model.ThreadId;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message that a mailbox is to hold; its content is stored already.
 *
 * @param sentDate the calendar date of the Date field, which SENTON and its like compare; a year
 *     that IMAP cannot write, of more or fewer than four digits, is none. RFC 9051 §9
 */
public record NewMessage(
        EmailId email,
        DataSize size,
        Flags flags,
        InternalDate internalDate,
        Optional<LocalDate> sentDate,
        ThreadId thread) {
    public NewMessage {
        sentDate = sentDate.filter(it -> it.getYear() >= 0 && it.getYear() <= 9999);
    }

    /** The messages of a mailbox, for another one to hold. */
    public static List<NewMessage> all(Messages messages) {
        return all(messages.select(UidSet.of(new Uid(1), new Uid(Uid.MAX))));
    }

    /** These messages of a mailbox, likewise. */
    public static List<NewMessage> all(List<SelectedRows> selected) {
        return selected.stream().flatMap(NewMessage::all).toList();
    }

    private static Stream<NewMessage> all(SelectedRows selected) {
        Segment segment = selected.segment();
        return selected.rows().stream()
                .mapToObj(row -> of(segment.row(row), segment.sentDate(row)));
    }

    private static NewMessage of(MessageRow row, Optional<LocalDate> sentDate) {
        return new NewMessage(
                row.email(), row.size(), row.flags(), row.internalDate(), sentDate, row.thread());
    }

    MessageRow row(Uid uid, Stamp stamp) {
        return new MessageRow(
                uid, email, thread, flags, stamp.seq(), size, internalDate, stamp.time());
    }

    /** The same with other flags. */
    public NewMessage withFlags(Flags others) {
        return new NewMessage(email, size, others, internalDate, sentDate, thread);
    }
}
