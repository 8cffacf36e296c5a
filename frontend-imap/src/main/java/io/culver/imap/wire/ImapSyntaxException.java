package io.culver.imap.wire;

/** The client wrote something that the grammar does not allow; becomes BAD. RFC 9051 §7.1.3 */
public final class ImapSyntaxException extends RuntimeException {

    /** Offset of a fault that is not in one place, such as a message number beyond the mailbox. */
    public static final int NOWHERE = -1;

    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * @param offset in octets from the beginning of the command, literals not counted, or {@link
     *     #NOWHERE}
     * @param expected constant text that says what should have stood there
     */
    public ImapSyntaxException(int offset, String expected) {
        super("expected " + expected, null, false, false);
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    /** As the client is told. */
    public String text() {
        return offset == NOWHERE ? getMessage() : getMessage() + " at octet " + offset;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
