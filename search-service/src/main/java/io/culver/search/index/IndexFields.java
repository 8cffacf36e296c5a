package io.culver.search.index;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** The fields of an index's documents. To change their meaning is to raise {@link #FORMAT}. */
public final class IndexFields {
    /** The version of what follows, and of {@link Folding} and {@link WordAnalyzer}. */
    static final String FORMAT = "1";

    /** A term: the email id, by which a document is replaced. */
    static final String ID = "id";

    /** Doc values: the email id, which is what queries answer. */
    static final String EMAIL_ID = "email_id";

    /**
     * Terms: {@code name:value} for every header field, folded and whole. All of one name stand
     * together in the term dictionary, where a substring is looked for.
     */
    public static final String HEADER = "header";

    /** Terms: the folded names of the header fields. */
    public static final String HEADER_NAME = "header_name";

    /**
     * Doc values: {@code name:value} of those header fields that are too long for a term, each
     * ended by {@link #LONG_HEADER_END}. Few messages have any.
     */
    public static final String LONG_HEADER = "long_header";

    /** Occurs in no UTF-8. */
    public static final byte LONG_HEADER_END = (byte) 0xFF;

    /** Words with positions: of header fields and MIME part headers. */
    public static final String HEADER_WORDS = "header_words";

    /** Words with positions: of everything after the header. */
    public static final String BODY_WORDS = "body_words";

    private IndexFields() {}

    /** What the terms of {@link #HEADER} begin with for fields of this name. */
    public static BytesRef headerPrefix(String name) {
        return new BytesRef(Folding.fold(name) + ":");
    }

    /** The term of {@link #ID}. */
    static BytesRef id(long emailId) {
        byte[] octets = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(emailId, octets, 0);
        return new BytesRef(octets);
    }
}
