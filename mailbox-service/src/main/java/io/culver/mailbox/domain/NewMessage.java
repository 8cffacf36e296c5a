package io.culver.mailbox.domain;

import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MessageRow;
import io.culver.model.ThreadId;
import io.culver.model.Uid;
import java.time.LocalDate;
import java.util.Optional;

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

    MessageRow row(Uid uid, Stamp stamp) {
        return new MessageRow(
                uid, email, thread, flags, stamp.seq(), size, internalDate, stamp.time());
    }

    NewMessage withFlags(Flags others) {
        return new NewMessage(email, size, others, internalDate, sentDate, thread);
    }
}
