package io.culver.standalone.mailfile;

import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that holds one message; its time of last change is when it was received. */
final class SingleMessage {
    private SingleMessage() {}

    static void read(Path file, Flags flags, String mailbox, MailVisitor visitor)
            throws IOException {
        String where = file.toString();
        long size = Files.size(file);
        if (size == 0) {
            visitor.damaged(where, "message is empty");
            return;
        }
        if (size > MailSource.MAX_MESSAGE.octets()) {
            visitor.damaged(
                    where, "message is larger than " + MailSource.MAX_MESSAGE.octets() + " octets");
            return;
        }
        byte[] octets = Files.readAllBytes(file);
        for (byte octet : octets) {
            if (octet == 0) {
                visitor.damaged(where, "message has a NUL, which IMAP cannot carry");
                return;
            }
        }
        InternalDate date = InternalDate.of(Files.getLastModifiedTime(file).toInstant());
        Octets whole = Octets.wrap(LineEnds.toCrLf(octets));
        visitor.message(new FoundMessage(where, whole, flags, Optional.of(date), mailbox));
    }
}
