package io.culver.mailbox.order;

/**
 * What SORT and THREAD compare of one message's content. Texts are keys of i;unicode-casemap; equal
 * ones are shared. RFC 5256 §2
 *
 * @param sent the Date field's moment in seconds since 1970-01-01T00:00:00Z, or {@link #NO_DATE}
 * @param subject the base subject
 * @param isReply whether the subject is that of a reply or a forwarded message
 * @param from {@code addr-mailbox} of the first From address; likewise {@code to} and {@code cc}
 * @param displayFrom the first From address as it is displayed; likewise {@code displayTo}
 * @param id the number of its message id, or {@link IdNumbers#NONE}
 * @param references the numbers of its references, the oldest first
 */
@SuppressWarnings("ArrayRecordComponent") // many per mailbox; nobody compares or changes them
public record MessageKeys(
        long sent,
        byte[] subject,
        boolean isReply,
        byte[] from,
        byte[] to,
        byte[] cc,
        byte[] displayFrom,
        byte[] displayTo,
        long id,
        long[] references) {
    public static final long NO_DATE = Long.MIN_VALUE;

    static final byte[] NO_TEXT = {};
    static final long[] NO_REFERENCES = {};

    /** Of a content of which nothing is known any more. */
    public static final MessageKeys NONE =
            new MessageKeys(
                    NO_DATE,
                    NO_TEXT,
                    false,
                    NO_TEXT,
                    NO_TEXT,
                    NO_TEXT,
                    NO_TEXT,
                    NO_TEXT,
                    IdNumbers.NONE,
                    NO_REFERENCES);

    /** This object, its place in a list, and the headers of the two arrays that it mostly owns. */
    private static final int OBJECT_OCTETS = 64 + 16 + 2 * 16;

    /** About what it takes of the heap, at most: as if it shared no text. */
    public long octets() {
        return OBJECT_OCTETS
                + (long) Long.BYTES * references.length
                + subject.length
                + from.length
                + to.length
                + cc.length
                + displayFrom.length
                + displayTo.length;
    }
}
