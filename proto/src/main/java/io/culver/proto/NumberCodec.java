package io.culver.proto;

import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidValidity;

/**
 * The model's numbers. Those of 32 bits are unsigned, which Java's {@code int} does not show; those
 * of 64 bits are written as they are.
 */
public final class NumberCodec {
    private NumberCodec() {}

    public static int encode(Uid uid) {
        return (int) uid.value();
    }

    public static int encode(UidValidity uidValidity) {
        return (int) uidValidity.value();
    }

    public static Uid uid(int number) {
        return Malformed.unless(() -> new Uid(Integer.toUnsignedLong(number)), "malformed UID");
    }

    public static UidValidity uidValidity(int number) {
        return Malformed.unless(
                () -> new UidValidity(Integer.toUnsignedLong(number)), "malformed UIDVALIDITY");
    }

    public static MailboxId mailboxId(long number) {
        return Malformed.unless(() -> new MailboxId(number), "malformed mailbox id");
    }

    public static EmailId emailId(long number) {
        return Malformed.unless(() -> new EmailId(number), "malformed email id");
    }

    public static ModSeq modSeq(long number) {
        return Malformed.unless(() -> new ModSeq(number), "malformed mod-sequence");
    }

    public static DataSize size(long octets) {
        return Malformed.unless(() -> new DataSize(octets), "malformed size");
    }

    /** How many of something there are: not negative. */
    static long count(long number) {
        if (number < 0) {
            throw Malformed.refusal("malformed count");
        }
        return number;
    }
}
