package io.culver.imap.extension.objectid;

import io.culver.model.EmailId;
import io.culver.model.MailboxId;
import io.culver.model.ThreadId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code objectid}: an id of ours behind a letter, so that no two kinds are mixed up and none looks
 * like a number. RFC 8474 §8.1
 */
final class ObjectIds {

    /** As we write them; ids are given in turn, and 18 digits will do. */
    private static final Pattern EMAIL = Pattern.compile("M([1-9][0-9]{0,17})");

    private static final Pattern THREAD = Pattern.compile("T([0-9a-f]{16})");

    private ObjectIds() {}

    static String of(MailboxId mailbox) {
        return "F" + mailbox.value();
    }

    static String of(EmailId email) {
        return "M" + email.value();
    }

    static String of(ThreadId thread) {
        return "T" + HexFormat.of().toHexDigits(thread.value());
    }

    /** The content of this id, which need not exist; empty if none can have it. */
    static Optional<EmailId> email(String objectId) {
        Matcher matcher = EMAIL.matcher(objectId);
        return matcher.matches()
                ? Optional.of(new EmailId(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    /** The thread of this id, which need not exist; empty if none can have it. */
    static Optional<ThreadId> thread(String objectId) {
        Matcher matcher = THREAD.matcher(objectId);
        return matcher.matches()
                ? Optional.of(new ThreadId(HexFormat.fromHexDigitsToLong(matcher.group(1))))
                : Optional.empty();
    }
}
