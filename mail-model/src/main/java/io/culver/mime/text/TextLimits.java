package io.culver.mime.text;

import io.culver.model.DataSize;

/** How much of a message's text is searched. To change it is to change what is found. */
public final class TextLimits {
    /** Of one message's decoded text, in characters: no mail a person wrote is longer. */
    public static final int TEXT_CHARS = 1 << 20;

    /** What is read of one message to decode that text: enough for base64 and much markup. */
    public static final DataSize TEXT_OCTETS = DataSize.ofMebibytes(4);

    /**
     * What is read of one message's header: twice the longest that the mailbox service keeps
     * beside.
     */
    public static final DataSize HEADER_OCTETS = DataSize.ofMebibytes(1);

    private TextLimits() {}
}
